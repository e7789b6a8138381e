import { expect, test } from 'vitest';
import { tsconfig } from './chart';
import { Stranger } from './stranger';

/** A traffic test as people write it, of a split that does or does not hold. */
const program = (share: number) => `
import { CanaryService, MeshApp, MeshChart, SecureGateway } from 'cdk8s-istio';
import { gateway, matchers } from 'cdk8s-istio/vitest';
import { expect, test } from 'vitest';

expect.extend(matchers);

const app = new MeshApp();
const shop = new MeshChart(app, 'shop', { namespace: 'shop' });
const products = new CanaryService(shop, 'products', { port: 80, versions: { v1: {}, v2: {} }, split: { v1: 90, v2: 10 } });
const edge = new SecureGateway(shop, 'edge', { hosts: ['api.example.com'], credentialName: 'api-tls' });
edge.route({ host: 'api.example.com', to: products });

test('the split holds at the gateway', () => {
  expect(app).toSplit({ from: gateway(edge), host: 'api.example.com' }, { v1: ${share}, v2: ${100 - share} });
});
`;

test('traffic is tested with the matchers under vitest, and a failure says why', () => {
  const good = new Stranger({ 'good.test.mts': program(90) });
  expect(good.run('vitest', 'run', '--root', '.')).toMatch(/Tests +1 passed/);
  const bad = new Stranger({ 'bad.test.mts': program(50) });
  expect(bad.run('vitest', 'run', '--root', '.')).toContain('VirtualService shop/edge-api-example-com');
});

test('the compiler knows the matchers', () => {
  const stranger = new Stranger({
    'traffic.mts': program(90),
    'tsconfig.json': tsconfig({ skipLibCheck: true, noEmit: true }),
  });
  expect(stranger.run('tsc')).toBe('');
});
