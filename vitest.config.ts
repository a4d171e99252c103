import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'server/**/*.test.ts',
      'web/**/*.test.ts',
      'test/**/*.test.ts',
      'scripts/**/*.test.ts',
      'bench/**/*.test.ts',
      'profiles/**/*.test.ts',
    ],
    globalSetup: ['test/harness/global-setup.ts'],
    reporters: ['default', './test/harness/closing-line.ts'],
    // Two cores: a file each; every file has a database of its own.
    maxWorkers: 2,
    // Modules are read once a worker, not once a file (a third of the time): no file may leave anything behind in one.
    isolate: false,
    testTimeout: 240_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
  },
});
