import { defineConfig } from 'vitest/config';
import base from './vitest.config.mts';

// Not `mergeConfig`: it would add to the base's list of what to leave out, and these tests are on it.
export default defineConfig({
  ...base,
  test: { include: ['test/conformance/**/*.test.ts'], testTimeout: 600_000 },
});
