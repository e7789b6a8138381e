import { gateway } from 'cdk8s-istio/vitest';
import { expect, test } from 'vitest';
import type { Ask } from '../requests';

/** Without a good token nothing passes but the health check; testers get the new version. */
export default function requests({ mesh }: Ask): void {
  const from = gateway('istio-system/istio=ingressgateway', { serviceAccount: 'istio-ingressgateway' });
  const host = 'api.example.com';
  const claims = { iss: 'https://id.example.com', sub: 'jane' };
  const request = { from, host, path: '/orders' };

  test('a good token opens the door, to the new version for testers', () => {
    expect(mesh).toRoute({ ...request, claims }, { host: 'orders', subset: 'v1' });
    expect(mesh).toRoute({ ...request, claims: { ...claims, groups: ['testers'] } }, { host: 'orders', subset: 'v2' });
  });

  test('a token of somebody else does not', () => {
    expect(mesh).toDeny({ ...request, claims: { ...claims, iss: 'https://elsewhere.example.com' } });
  });

  test('the service takes nothing but GET and POST', () => {
    expect(mesh).toDeny({ ...request, claims, method: 'DELETE' });
    expect(mesh).toAllow({ ...request, claims, method: 'POST' });
  });

  test('nobody else may call the service', () => {
    expect(mesh).toDeny({ from: gateway('istio-system/istio=ingressgateway'), host, path: '/orders', claims });
  });
}
