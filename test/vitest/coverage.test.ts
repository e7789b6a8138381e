import { gateway, matchers, meshCoverage, workload } from 'cdk8s-istio/vitest';
import { expect, test } from 'vitest';
import { shop } from './shop';

expect.extend(matchers);

test('coverage says which routes no request took', () => {
  const { app, products, edge } = shop();
  expect(app).toRoute({ from: gateway(edge), host: 'api.example.com', path: '/api/products' }, products);
  expect(String(meshCoverage(app))).toBe(`\
1 of 3 routes taken (33.3 %); no request took
  VirtualService shop/edge-api-example-com spec.http[1] "redirect-old"
  VirtualService shop/products spec.http[0] "split"`);
  expect(app).toRedirect({ from: gateway(edge), host: 'api.example.com', path: '/old' }, /products/);
  expect(app).toRoute({ from: workload('web'), host: products }, products);
  expect(meshCoverage(app)).toMatchObject({ total: 3, missed: [], percent: 100 });
});

test('every App counts for itself, and so does every text', () => {
  const empty = '{ apiVersion: v1, kind: Namespace, metadata: { name: a } }';
  expect(meshCoverage(empty).percent).toBe(100);
  expect(meshCoverage(shop().app).missed).toHaveLength(3);
});
