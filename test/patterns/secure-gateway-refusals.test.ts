import { CanaryService, type MeshChart, SecureGateway, Service } from 'cdk8s-istio';
import { describe, expect, it } from 'vitest';
import { type Define, lines, problems } from './shop';

const service = (shop: MeshChart, name: string) =>
  new Service(shop, name, { selector: { app: name }, ports: [{ name: 'http', port: 8080 }] });

const simple = { hosts: ['api.example.com'], credentialName: 'api-tls' } as const;

describe('SecureGateway refuses', () => {
  const gateway =
    (props: object): Define =>
    (shop) =>
      void new SecureGateway(shop, 'edge', { ...simple, ...props } as never);
  const route =
    (asked: object, props: object = simple): Define =>
    (shop) => {
      const edge = new SecureGateway(shop, 'edge', props as typeof simple);
      edge.route({ host: 'api.example.com', to: service(shop, 'web'), ...asked } as never);
    };
  const canary =
    (pin: object, asked: object): Define =>
    (shop) => {
      const products = new CanaryService(shop, 'products', {
        port: 8080,
        versions: { v1: {}, v2: {} },
        split: { v1: 100 },
      });
      products.route({ when: pin, to: 'v2' });
      new SecureGateway(shop, 'edge', simple).route({ host: 'api.example.com', to: products, ...asked });
    };

  it.each<[string, Define]>([
    ['no host', gateway({ hosts: [] })],
    ['a host without a certificate', gateway({ credentialName: undefined })],
    ['a Secret with a namespace', gateway({ credentialName: 'istio-system/api-tls' })],
    ['TLS settings where TLS ended before', gateway({ tlsTerminatedBefore: true, plainHttp: 'off' })],
    [
      'pass-through where TLS ended before',
      gateway({
        hosts: { 'a.example.com': { tls: 'PASSTHROUGH' } },
        credentialName: undefined,
        tlsTerminatedBefore: true,
      }),
    ],
    [
      'a redirect that trusts nobody',
      gateway({ credentialName: undefined, tlsTerminatedBefore: { redirect: { trustedProxies: 0 } } }),
    ],
    ['an override of a host it does not serve', gateway({ override: { virtualServices: { 'ap.example.com': {} } } })],
    ['an unknown host', route({ host: 'api.exmaple.com' })],
    ['no host at all', route({ host: undefined })],
    ['a text for a target', route({ to: 'products' })],
    ['nothing to do', route({ to: undefined })],
    ['a path without its slash', route({ path: 'api' })],
    ['a path with a query', route({ path: '/api?beta' })],
    ['a rewrite without its slash', route({ path: '/api', rewrite: { path: 'v2' } })],
    ['a condition that asks for nothing', route({ when: { headers: {} } })],
    [
      'HTTP settings where the backend ends TLS',
      route({ path: '/api', timeout: '1s' }, { hosts: { 'api.example.com': { tls: 'PASSTHROUGH' } } }),
    ],
    ['a path that contradicts the pin of its target', canary({ path: '/beta' }, { path: '/api' })],
    ['two regexes on one path', canary({ path: { regex: '/a.*' } }, { path: { regex: '/.*b' } })],
    ['a rewrite of a path the pin asks for', canary({ path: '/api/beta' }, { path: '/api', rewrite: { path: '/' } })],
  ])('%s', (_, define) => {
    expect(problems(define)).toMatchSnapshot();
  });

  it('two routes that nothing orders, naming both calls', () => {
    const define: Define = (shop) => {
      const edge = new SecureGateway(shop, 'edge', simple);
      edge.route({ host: 'api.example.com', path: '/api', to: service(shop, 'web') });
      edge.route({ host: 'api.example.com', path: '/api/', to: service(shop, 'api') });
    };
    expect(problems(define)).toMatchSnapshot();
    const [first, second] = lines(define).map((line) => Number(line.split(':')[1]));
    expect(second! - first!).toBe(1);
  });

  it('a path that contradicts a pin once, however its retries split it, naming both calls', () => {
    const define: Define = (shop) => {
      const retries = { attempts: 1, perTryTimeout: '1s' } as const;
      const products = new CanaryService(shop, 'products', {
        port: 8080,
        versions: { v1: {} },
        timeout: '5s',
        retries,
      });
      const edge = new SecureGateway(shop, 'edge', simple);
      products.route({ when: { path: '/beta' }, to: 'v1' });
      edge.route({ host: 'api.example.com', path: '/api', to: products });
    };
    expect(problems(define)).toEqual([
      'SecureGateway shop/edge: the route for api.example.com /api can never take the route "v1-1" of products: no request satisfies the conditions of both',
    ]);
    const [route, pin] = lines(define).map((line) => Number(line.split(':')[1]));
    expect(route! - pin!).toBe(1);
  });

  it('no route for one method, although retries split its target in two by method', () => {
    const define: Define = (shop) => {
      const retries = { attempts: 1, perTryTimeout: '1s' } as const;
      const products = new CanaryService(shop, 'products', {
        port: 8080,
        versions: { v1: {} },
        timeout: '5s',
        retries,
      });
      const edge = new SecureGateway(shop, 'edge', simple);
      edge.route({ host: 'api.example.com', path: '/api', when: { method: 'POST' }, to: products });
    };
    expect(problems(define)).toEqual([]);
  });

  it('two backends for one host whose TLS they end', () => {
    const define: Define = (shop) => {
      const edge = new SecureGateway(shop, 'edge', { hosts: { 'raw.example.com': { tls: 'PASSTHROUGH' } } });
      const raw = new CanaryService(shop, 'raw', {
        ports: { tcp: { port: 1, protocol: 'TCP' } },
        versions: { v1: {} },
      });
      edge.route({ host: 'raw.example.com', to: raw });
      edge.route({ host: 'raw.example.com', to: raw.version('v1') });
    };
    expect(problems(define)).toMatchSnapshot();
  });

  it.each([
    ['a service', (db: CanaryService) => db],
    ['a port', (db: CanaryService) => db.port('tcp')],
  ])('to send requests to %s that speaks no HTTP', (_, target) => {
    const define: Define = (shop) => {
      const edge = new SecureGateway(shop, 'edge', simple);
      const ports = { tcp: { port: 5432, protocol: 'TCP' } } as const;
      edge.route({
        host: 'api.example.com',
        to: target(new CanaryService(shop, 'db', { ports, versions: { v1: {} } })),
      });
    };
    expect(problems(define)).toEqual([
      'CanaryService shop/db: is routed to by HTTP, which its port does not speak; declare it as protocol: HTTP',
    ]);
  });

  it('to pass TLS on to a service whose ports speak plain HTTP', () => {
    const define: Define = (shop) => {
      const edge = new SecureGateway(shop, 'edge', { hosts: { 'raw.example.com': { tls: 'PASSTHROUGH' } } });
      edge.route({ host: 'raw.example.com', to: new CanaryService(shop, 'raw', { port: 8080, versions: { v1: {} } }) });
    };
    expect(problems(define)).toMatchSnapshot();
  });
});
