import { mergeConfig } from 'vitest/config';
import base from './vitest.config';

export default mergeConfig(base, {
  test: { include: ['test/oracle/**/*.test.ts'], exclude: ['!test/oracle/**'], testTimeout: 1_800_000 },
});
