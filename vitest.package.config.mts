import { defineConfig } from 'vitest/config';

// Not the base's configuration: these tests must see the installed package, never the sources.
export default defineConfig({
  test: {
    include: ['test/package/**/*.test.ts'],
    globalSetup: 'test/package/setup.ts',
    testTimeout: 120_000,
  },
});
