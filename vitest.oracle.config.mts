import { defineConfig } from 'vitest/config';
import base from './vitest.config.mts';

// Not `mergeConfig`: it would add to the base's list of what to leave out, and the oracle is on it.
export default defineConfig({
  ...base,
  test: {
    include: ['test/oracle/**/*.test.ts'],
    globalSetup: 'test/oracle/setup.ts',
    // One mesh after the other: timings stay comparable and two cores are enough.
    fileParallelism: false,
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
  },
});
