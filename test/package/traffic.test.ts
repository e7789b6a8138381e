import { beforeEach, describe, expect, test } from 'vitest';
import { tsconfig } from './chart';
import { nodeOfVitest5 } from './newer-node';
import type { ProjectName } from './setup';
import { Stranger } from './stranger';
import { failing, holding } from './traffic-program';

describe.each<[ProjectName, RegExp]>([
  ['vitest 4', /RUN +v4\./],
  ['vitest 5', /RUN +v5\./],
])('under %s', (project, itself) => {
  beforeEach(({ skip }) => {
    const cannot = project === 'vitest 5' && nodeOfVitest5() === undefined;
    skip(
      cannot,
      `it needs Node 22.12, this is ${process.version}, and npm has none for ${process.platform}-${process.arch}`,
    );
  });

  test('traffic is tested with the matchers, and manifests with the serializer', () => {
    const stranger = new Stranger({ 'traffic.test.mts': holding }, project);
    const told = stranger.run('vitest', 'run', '--root', '.');
    expect(told).toMatch(itself);
    expect(told).toMatch(/Tests +4 passed/);
  });

  test('a failure says why', () => {
    const stranger = new Stranger({ 'traffic.test.mts': failing }, project);
    const told = stranger.run('vitest', 'run', '--root', '.');
    expect(told).toMatch(/Tests +4 failed/);
    expect(told).toContain('expected the request to be split into 50 % v1, 50 % v2; it goes 90 % to products');
    expect(told).toContain('VirtualService shop/edge-api-example-com rule 0 ("products-split") takes the request');
    expect(told).toContain('help: Did you mean "servers"?');
    expect(told).toContain('1 of 3 routes taken');
    expect(told).toContain('+ kind: DestinationRule');
  });
});

test.each<ProjectName>(['vitest 4', 'vitest 5'])('the compiler knows the matchers of %s', (project) => {
  const options = tsconfig({ skipLibCheck: true, noEmit: true, types: [] });
  const stranger = new Stranger({ 'traffic.mts': holding, 'tsconfig.json': options }, project);
  expect(stranger.run('tsc')).toBe('');
});
