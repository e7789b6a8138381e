import { gateway, workload } from 'cdk8s-istio/vitest';
import { expect, test } from 'vitest';
import type { Ask } from '../requests';

/** The canary is the same, whichever way a request comes. */
export default function requests({ mesh }: Ask): void {
  const internet = gateway('istio-system/istio=ingressgateway');
  const company = gateway('istio-internal/istio=internal-gateway');
  const everyWay = [
    { from: internet, host: 'api.example.com', path: '/products' },
    { from: internet, host: 'shop.example.com', path: '/api/products' },
    { from: company, host: 'products.corp.example.com' },
    { from: workload('shop/app=frontend'), host: 'products' },
  ];

  test.each(everyWay)('one request in twenty for $host goes to v2', (request) => {
    expect(mesh).toSplit(request, { v1: 95, v2: 5 });
  });

  test.each(everyWay)('who asks $host for v2 gets it', (request) => {
    expect(mesh).toRoute({ ...request, headers: { 'x-version': 'v2' } }, { host: 'products', subset: 'v2' });
  });

  test('smoke tests in the mesh get v2 without asking', () => {
    expect(mesh).toRoute(
      { from: workload('shop/app=smoke-test'), host: 'products' },
      { host: 'products', subset: 'v2' },
    );
  });

  test('the rest of the shop’s host is elsewhere', () => {
    expect(mesh).toRedirect(
      { from: internet, host: 'shop.example.com', path: '/about' },
      'https://www.example.com/about',
    );
  });
}
