import { AbTestService, SecureGateway } from 'cdk8s-istio';
import { describe, expect, it } from 'vitest';
import { type Define, http, problems, yaml } from './shop';

const variants = { stable: {}, experimental: {} };

describe('AbTestService', () => {
  it('gives requests that match their variant and all others the default, and tells caches what chose it', async () => {
    const written = yaml((shop) => {
      const checkout = new AbTestService(shop, 'checkout', { port: 8080, variants, default: 'stable' });
      checkout.route({ when: { headers: { 'X-Test-Group': 'B' } }, to: 'experimental' });
    });
    await expect(written).toMatchFileSnapshot('__snapshots__/ab-test-service.yaml');
  });

  it('names every header that chooses in Vary, the cookie among them, and none when asked not to', () => {
    const vary = (props: { readonly vary?: boolean }) =>
      http((shop) => {
        const checkout = new AbTestService(shop, 'checkout', { port: 8080, variants, default: 'stable', ...props });
        checkout.route({ when: { cookie: { group: 'B' } }, to: 'experimental' });
        checkout.route({ when: { headers: { 'x-beta': {} }, withoutHeaders: { 'x-ci': {} } }, to: 'experimental' });
      }, 'checkout').map(({ route }) => (route as { headers?: unknown }[])[0]?.headers);
    const added = { response: { add: { vary: 'cookie, x-beta, x-ci' } } };
    expect(vary({})).toEqual([added, added, added]);
    expect(vary({ vary: false })).toEqual([undefined, undefined, undefined]);
  });

  it('needs no Vary where no header chooses', () => {
    const routes = http((shop) => {
      const checkout = new AbTestService(shop, 'checkout', { port: 8080, variants, default: 'stable' });
      checkout.route({ when: { query: { group: 'B' } }, to: 'experimental' });
    }, 'checkout');
    expect(JSON.stringify(routes)).not.toContain('vary');
  });

  it('leads connections nobody reads to the default', () => {
    const written = yaml((shop) => {
      new AbTestService(shop, 'store', {
        ports: { mysql: { port: 3306, protocol: 'MySQL' } },
        variants,
        default: 'stable',
      });
    }, 'VirtualService');
    expect(written).toContain('subset: stable');
    expect(written).not.toContain('experimental');
  });

  it('gives a gateway the same variants under its path', () => {
    const routes = http((shop) => {
      const checkout = new AbTestService(shop, 'checkout', { port: 8080, variants, default: 'stable' });
      checkout.route({ when: { headers: { 'x-test-group': 'B' } }, to: 'experimental' });
      const edge = new SecureGateway(shop, 'edge', { hosts: ['api.example.com'], credentialName: 'api-tls' });
      edge.route({ host: 'api.example.com', path: '/checkout', to: checkout });
    }, 'edge-api-example-com');
    const group = { 'x-test-group': { exact: 'B' } };
    expect(routes.map(({ name, match }) => ({ name, match }))).toEqual([
      {
        name: 'checkout-experimental-1',
        match: [
          { headers: group, uri: { exact: '/checkout' } },
          { headers: group, uri: { prefix: '/checkout/' } },
        ],
      },
      { name: 'checkout-default', match: [{ uri: { exact: '/checkout' } }, { uri: { prefix: '/checkout/' } }] },
    ]);
  });

  it('refuses a default that is not declared, and two variants for the same requests', () => {
    const define: Define = (shop) => {
      const checkout = new AbTestService<string>(shop, 'checkout', { port: 8080, variants, default: 'stabel' });
      checkout.route({ when: { headers: { 'x-test-group': 'B' } }, to: 'experimental' });
      checkout.route({ when: { headers: { 'X-TEST-GROUP': 'B' } }, to: 'stable' });
    };
    expect(problems(define)).toEqual([
      'AbTestService shop/checkout: default names "stabel", which is not declared. Did you mean "stable"?',
      'AbTestService shop/checkout: routes to "experimental" and "stable" for / ask for equally much, and some requests satisfy both; add a condition to one of them',
    ]);
  });
});
