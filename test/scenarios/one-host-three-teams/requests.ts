import { gateway } from 'cdk8s-istio/vitest';
import { describe, expect, test } from 'vitest';
import type { Ask } from '../requests';

/** Every team's paths lead to that team, whoever added its routes first. */
export default function requests({ mesh }: Ask): void {
  const from = gateway('istio-system/istio=ingressgateway');
  const host = 'www.example.com';
  const cookie = 'a=b; test-group=onepage';

  describe('on the common host', () => {
    test('products are the canary, at any depth', () => {
      expect(mesh).toSplit({ from, host, path: '/products' }, { v1: 80, v2: 20 });
      expect(mesh).toSplit({ from, host, path: '/products/7' }, { v1: 80, v2: 20 });
    });

    test('the basket below them is the other team’s, and keeps its test group', () => {
      expect(mesh).toRoute({ from, host, path: '/products/basket' }, { host: 'basket', subset: 'classic' });
      const request = { from, host, path: '/products/basket/1', headers: { cookie } };
      expect(mesh).toRoute(request, { host: 'basket', subset: 'onepage' });
    });

    test('everything else is content, and robots are marked', () => {
      expect(mesh).toRoute({ from, host, path: '/about' }, 'pages');
      expect(mesh).toRoute({ from, host, headers: { 'user-agent': 'a search bot' } }, 'pages');
    });
  });

  test('a preview shows the new version', () => {
    const request = { from, host: 'pr-7.preview.example.com', path: '/products' };
    expect(mesh).toRoute(request, { host: 'products', subset: 'v2' });
    expect(mesh).toReject({ ...request, path: '/about' });
  });

  test('plain http is sent to https', () => {
    expect(mesh).toRedirect({ from, host, port: 80, path: '/about' }, 'https://www.example.com/about');
  });
}
