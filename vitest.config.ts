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
    testTimeout: 240_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
  },
});
