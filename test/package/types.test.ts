import { expect, test } from 'vitest';
import { chart, tsconfig } from './chart';
import { Stranger } from './stranger';

const program = `import { CanaryService, MeshApp, MeshChart, seconds } from 'cdk8s-istio';${chart}`;

test.each([
  ['node16', { module: 'node16', moduleResolution: 'node16' }],
  ['node16, exact optional properties', { module: 'node16', exactOptionalPropertyTypes: true }],
  ['bundler', { module: 'esnext', moduleResolution: 'bundler' }],
])('tsc accepts the types, declarations included: %s', (_, options) => {
  const stranger = new Stranger({
    'main.ts': program,
    'tsconfig.json': tsconfig({ ...options, skipLibCheck: false, noEmit: true }),
  });
  expect(stranger.run('tsc')).toBe('');
});

test('an unknown version does not compile', () => {
  const stranger = new Stranger({
    'main.ts': program.replace('v2: 10', 'v3: 10'),
    'tsconfig.json': tsconfig({ skipLibCheck: true, noEmit: true }),
  });
  expect(stranger.run('tsc')).toContain("'v3' does not exist in type");
});
