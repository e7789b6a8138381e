import { CanaryService, MeshChart, type PathCondition, SecureGateway, Service, type SynthError } from 'cdk8s-istio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { app, type Define, http, spec, yaml } from './shop';

const service = (shop: MeshChart, name: string) =>
  new Service(shop, name, { selector: { app: name }, ports: [{ name: 'http', port: 8080 }] });

const simple = { hosts: ['api.example.com'], credentialName: 'api-tls' } as const;

describe('SecureGateway', () => {
  it('serves each host on its terms, hosts with the same certificate on one server, and redirects plain HTTP', async () => {
    const written = yaml((shop) => {
      new SecureGateway(shop, 'edge', {
        credentialName: 'wildcard-tls',
        hosts: {
          'api.example.com': {},
          'partners.example.com': { tls: 'MUTUAL', credentialName: 'partners-tls', minProtocolVersion: 'TLSV1_3' },
          'www.example.com': {},
          'raw.example.com': { tls: 'PASSTHROUGH' },
        },
        cipherSuites: ['ECDHE-ECDSA-AES256-GCM-SHA384'],
        ingress: { labels: { istio: 'partner-gateway' }, namespace: 'edge' },
      });
    });
    await expect(written).toMatchFileSnapshot('__snapshots__/secure-gateway-hosts.yaml');
  });

  it.each([
    [
      'redirect',
      [
        ['HTTPS', { mode: 'SIMPLE' }],
        ['HTTP', { httpsRedirect: true }],
      ],
    ],
    [
      'serve',
      [
        ['HTTPS', { mode: 'SIMPLE' }],
        ['HTTP', undefined],
      ],
    ],
    ['off', [['HTTPS', { mode: 'SIMPLE' }]]],
  ] as const)('answers plain HTTP by plainHttp: %s', (plainHttp, servers) => {
    const define: Define = (shop) => void new SecureGateway(shop, 'edge', { ...simple, plainHttp });
    const written: { port: { protocol: string }; tls?: object }[] = spec(define, 'Gateway', 'edge').servers;
    expect(written).toHaveLength(servers.length);
    expect(written.map(({ port, tls }) => [port.protocol, tls])).toMatchObject(servers);
  });

  it('serves plain HTTP alone where TLS ended before it, and redirects only where it is told whom to trust', async () => {
    const written = (redirect: object) =>
      yaml((shop) => {
        const edge = new SecureGateway(shop, 'edge', { hosts: ['api.example.com'], tlsTerminatedBefore: redirect });
        edge.route({ host: 'api.example.com', path: '/api', to: service(shop, 'web') });
      });
    expect(written({})).not.toContain('redirect');
    await expect(written({ redirect: { trustedProxies: 2 } })).toMatchFileSnapshot(
      '__snapshots__/secure-gateway-behind-balancer.yaml',
    );
  });

  it('says which annotation its pods need for that redirect', () => {
    app((shop) => {
      const redirect = { trustedProxies: 2 };
      const edge = new SecureGateway(shop, 'edge', { hosts: ['a.example.com'], tlsTerminatedBefore: { redirect } });
      expect(edge.podAnnotations).toEqual({ 'proxy.istio.io/config': '{"gatewayTopology":{"numTrustedProxies":2}}' });
      expect(new SecureGateway(shop, 'other', simple).podAnnotations).toEqual({});
    });
  });

  it('sends to a target, redirects, answers by itself, and rewrites a path and what is below it', async () => {
    const written = yaml((shop) => {
      const web = service(shop, 'web');
      const edge = new SecureGateway(shop, 'edge', simple);
      const host = 'api.example.com';
      edge.route({ host, to: web });
      edge.route({ host, path: '/root', to: web, rewrite: { path: '/' } });
      edge.route({ host, path: '/old', to: web, rewrite: { path: '/v2', authority: 'legacy.example.com' } });
      edge.route({ host, path: { exact: '/health' }, directResponse: { status: 200, body: { string: 'ok' } } });
      edge.route({ host, path: '/docs', redirect: { authority: 'docs.example.com', redirectCode: 302 } });
      edge.route({ host, path: { regex: '/items/[0-9]+' }, to: web, timeout: '3s', retries: { attempts: 1 } });
      edge.route({
        host,
        path: '/api',
        when: { method: 'GET', headers: { 'x-beta': {} } },
        to: web,
        headers: { request: { remove: ['x-test-group'] } },
        cors: { allowOrigins: [{ exact: 'https://www.example.com' }], maxAge: '24h' },
      });
    }, 'VirtualService');
    await expect(written).toMatchFileSnapshot('__snapshots__/secure-gateway-routes.yaml');
  });

  it('lets the settings of a route win over those of its target', () => {
    const routes = http((shop) => {
      const props = { port: 8080, versions: { v1: {} }, timeout: '5s', retries: { attempts: 3 } } as const;
      const products = new CanaryService(shop, 'products', props);
      const edge = new SecureGateway(shop, 'edge', simple);
      edge.route({ host: 'api.example.com', to: products, timeout: '1s', retries: { attempts: 0 } });
    }, 'edge-api-example-com');
    expect(routes).toMatchObject([{ name: 'products-split', timeout: '1s', retries: { attempts: 0 } }]);
    expect(routes[0]).not.toHaveProperty('match');
  });

  it('collects the routes of all charts for a host in one VirtualService, in the namespace of the gateway', async () => {
    const written = yaml((shop, app) => {
      const edge = new SecureGateway(shop, 'edge', simple);
      const teams = ['cart', 'search'].map((team) => new MeshChart(app, team, { namespace: team }));
      edge.route({ host: 'api.example.com', path: '/', to: service(shop, 'web') });
      for (const team of teams) {
        edge.route({ host: 'api.example.com', path: `/${team.namespace}`, to: service(team, team.namespace) });
      }
      edge.route({ host: 'api.example.com', path: '/cart/items', to: service(shop, 'items') });
    }, 'VirtualService');
    await expect(written).toMatchFileSnapshot('__snapshots__/secure-gateway-charts.yaml');
  });

  it('routes each host below a wildcard it serves, on the terms of the narrowest', () => {
    const define: Define = (shop) => {
      const edge = new SecureGateway(shop, 'edge', {
        credentialName: 'wildcard-tls',
        hosts: { '*.example.com': {}, '*.raw.example.com': { tls: 'PASSTHROUGH' } },
      });
      edge.route({ host: '*.example.com', to: service(shop, 'web') });
      edge.route({ host: 'api.example.com', to: service(shop, 'api') });
      const tls = new CanaryService(shop, 'tls', {
        ports: { tcp: { port: 443, protocol: 'TCP' } },
        versions: { v1: {} },
      });
      edge.route({ host: 'db.raw.example.com', to: tls });
    };
    const written = app(define)
      .manifests()
      .filter(({ kind }) => kind === 'VirtualService');
    expect(written.map(({ metadata, spec }) => [metadata?.name, Object.keys(spec as object)])).toEqual([
      ['edge-wildcard-example-com', ['gateways', 'hosts', 'http']],
      ['edge-api-example-com', ['gateways', 'hosts', 'http']],
      ['edge-db-raw-example-com', ['gateways', 'hosts', 'tls']],
      ['tls', ['hosts', 'tcp']],
    ]);
  });

  it('merges override last, a VirtualService by its host', () => {
    const define: Define = (shop) => {
      const edge = new SecureGateway(shop, 'edge', {
        ...simple,
        override: {
          gateway: { selector: { app: 'edge' } },
          virtualServices: { 'api.example.com': { exportTo: ['istio-system'] } },
        },
      });
      edge.route({ host: 'api.example.com', to: service(shop, 'web') });
    };
    expect(spec(define, 'Gateway', 'edge').selector).toEqual({ istio: 'ingressgateway', app: 'edge' });
    expect(spec(define, 'VirtualService', 'edge-api-example-com').exportTo).toEqual(['istio-system']);
  });

  it('gives two servers two names, also where their hosts read alike', () => {
    const define: Define = (shop) => {
      const hosts = { 'a.b.example.com': { credentialName: 'one' }, 'a-b.example.com': { credentialName: 'two' } };
      new SecureGateway(shop, 'edge', { hosts, plainHttp: 'off' });
    };
    const names = spec(define, 'Gateway', 'edge').servers.map((server: { port: { name: string } }) => server.port.name);
    expect(names).toEqual(['https-a-b-example-com', 'https-a-b-example-com-2']);
  });
});

describe('the order of a gateway', () => {
  const path = fc.constantFrom('/', '/api', '/api/products', '/api/products/7', '/b', '/longer/than/others');
  const condition = fc.record(
    { 'x-a': fc.constantFrom('1', '2'), 'x-b': fc.constantFrom('1', '2') },
    { requiredKeys: [] },
  );
  const call = fc.record({
    path: fc.oneof(path, fc.record({ exact: path }), fc.record({ prefix: path })),
    headers: condition,
  });

  it('is that of specificity, whatever the order of the calls', () => {
    const synthesize = (
      calls: readonly { readonly path: PathCondition; readonly headers: Record<string, string> }[],
    ) => {
      const define: Define = (shop) => {
        const web = service(shop, 'web');
        const edge = new SecureGateway(shop, 'edge', simple);
        for (const { path, headers } of calls) {
          const when = Object.keys(headers).length === 0 ? {} : { when: { headers } };
          edge.route({ host: 'api.example.com', path, to: web, ...when });
        }
      };
      try {
        return http(define, 'edge-api-example-com');
      } catch (error) {
        return (error as SynthError).problems;
      }
    };
    fc.assert(
      fc.property(
        fc.uniqueArray(call, { minLength: 1, maxLength: 6, selector: JSON.stringify }),
        fc.infiniteStream(fc.nat()),
        (calls, keys) => {
          const shuffled = calls
            .map((call) => ({ call, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ call }) => call);
          expect(synthesize(shuffled)).toEqual(synthesize(calls));
        },
      ),
      { numRuns: 60, seed: 1 },
    );
  });
});
