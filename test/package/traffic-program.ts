const mesh = `
import { CanaryService, MeshApp, MeshChart, SecureGateway } from 'cdk8s-istio';
import { gateway, matchers, meshCoverage, meshOf, serializer } from 'cdk8s-istio/vitest';
import { expect, test } from 'vitest';

expect.extend(matchers);
expect.addSnapshotSerializer(serializer);

const app = new MeshApp();
const shop = new MeshChart(app, 'shop', { namespace: 'shop' });
const products = new CanaryService(shop, 'products', { port: 80, versions: { v1: {}, v2: {} }, split: { v1: 90, v2: 10 } });
const edge = new SecureGateway(shop, 'edge', { hosts: ['api.example.com'], credentialName: 'api-tls' });
edge.route({ host: 'api.example.com', path: '/products', to: products });
edge.route({ host: 'api.example.com', path: '/old', redirect: { uri: '/products' } });
const request = (path: string) => ({ from: gateway(edge), host: 'api.example.com', path });
`;

/** Tests of traffic as people write them. */
export const holding = `${mesh}
test('traffic', () => {
  expect(app).toRoute(request('/products'), products);
  expect(app).not.toRoute(request('/products'), products.version('v1'));
  expect(app).toSplit(request('/products'), { v1: 90, v2: 10 });
  expect(app).toRedirect(request('/old'), /\\/products$/);
  expect(app).toReject(request('/other'));
  expect(app).toAllow(request('/products'));
  expect(app).not.toDeny(request('/products'));
});

test('findings', () => {
  expect(meshOf(app)).toHaveNoFindings({ level: 'error' });
});

test('coverage', () => {
  expect(String(meshCoverage(app))).toContain('2 of 3 routes taken');
});

test('snapshot', () => {
  expect(products.destinationRule.toJson()).toMatchInlineSnapshot(\`
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata:
      name: products
      namespace: shop
    spec:
      host: products.shop.svc.cluster.local
      subsets:
        - labels:
            version: v1
          name: v1
        - labels:
            version: v2
          name: v2
  \`);
});
`;

/** Tests that fail, each with a message to read. */
export const failing = `${mesh}
test('traffic', () => {
  expect(app).toSplit(request('/products'), { v1: 50, v2: 50 });
});

test('findings', () => {
  expect('{ apiVersion: networking.istio.io/v1, kind: Gateway, metadata: { name: edge }, spec: { servrs: [] } }').toHaveNoFindings();
});

test('coverage', () => {
  const coverage = meshCoverage(app);
  expect(coverage.percent, String(coverage)).toBe(100);
});

test('snapshot', () => {
  expect(products.destinationRule.toJson()).toMatchInlineSnapshot('kind: Service');
});
`;
