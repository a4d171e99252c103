import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/harness/longest-first.ts';

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
    // Two cores, and tests that wait for browsers, processes and the database; every file has a database of its own.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // Modules are read once a worker, not once a file (a third of the time): no file may leave anything behind in one.
    isolate: false,
    // Processes that tests start take what an earlier one compiled: half of what they cost is that.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/anhe') },
    testTimeout: 240_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
  },
});
