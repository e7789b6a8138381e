import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // Tests read the library's sources; what installs and imports the package as a stranger would is the package test.
    alias: [
      { find: /^cdk8s-istio$/, replacement: resolve(import.meta.dirname, 'lib/index.ts') },
      { find: /^cdk8s-istio\/vitest$/, replacement: resolve(import.meta.dirname, 'lib/vitest/index.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/seed.ts'],
    globalSetup: 'test/temporary.ts',
    exclude: ['test/conformance/**', 'test/oracle/**', 'test/package/**', '**/node_modules/**'],
  },
});
