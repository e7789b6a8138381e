import { mergeConfig } from 'vitest/config';
import base from './vitest.config';

export default mergeConfig(base, {
  test: { include: ['test/conformance/**/*.test.ts'], exclude: ['!test/conformance/**'], testTimeout: 600_000 },
});
