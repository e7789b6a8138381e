import { CanaryService, MeshChart, Namespace, SecureGateway, Service, type SplitRoutes, seconds } from 'cdk8s-istio';
import { describe, expect, it } from 'vitest';
import { app, type Define, http, problems, spec, yaml } from './shop';

const versions = { v1: {}, v2: {} };
const split = { v1: 90, v2: 10 };

describe('CanaryService', () => {
  it('writes a Service, a subset per version, and the split as the last route', async () => {
    const written = yaml((shop) => {
      new CanaryService(shop, 'products', {
        port: 8080,
        versions,
        split,
        timeout: seconds(5),
        retries: { attempts: 3, perTryTimeout: seconds(1) },
        circuitBreaker: {
          maxConnections: 100,
          http2MaxRequests: 100,
          consecutive5xxErrors: 3,
          interval: seconds(10),
          baseEjectionTime: seconds(30),
        },
      });
    });
    await expect(written).toMatchFileSnapshot('__snapshots__/canary-service.yaml');
  });

  it('pins a version by header, cookie, path, method, query and source, more conditions first, the split last', async () => {
    const written = yaml((shop) => {
      const products = new CanaryService(shop, 'products', { port: 8080, versions, split, timeout: '5s' });
      products.route({ when: { headers: { 'X-Version': 'v2' } }, to: 'v2' });
      products.route({ when: { cookie: { canary: 'v2' }, method: ['GET', 'HEAD'] }, to: 'v2' });
      products.route({ when: { path: '/beta' }, to: 'v2' });
      products.route({ when: { path: { exact: '/beta/stable' } }, to: 'v1' });
      products.route({
        when: { query: { preview: 'true' }, method: 'GET', withoutHeaders: { 'x-version': {} } },
        to: 'v2',
      });
      products.route({
        when: { source: { labels: { app: 'tester' }, namespace: Namespace.fromName('qa') } },
        to: 'v2',
      });
    }, 'VirtualService');
    await expect(written).toMatchFileSnapshot('__snapshots__/canary-service-pins.yaml');
  });

  it('writes the same whatever the order of the calls', () => {
    const pins = [
      { when: { headers: { a: '1' } }, to: 'v2' },
      { when: { path: '/x', headers: { a: '2' } }, to: 'v1' },
      { when: { headers: { a: '3' } }, to: 'v2' },
    ] as const;
    const made = (order: readonly number[]): string =>
      yaml((shop) => {
        const products = new CanaryService(shop, 'products', { port: 8080, versions, split });
        for (const nth of order) products.route(pins[nth]!);
      });
    expect(made([2, 1, 0])).toBe(made([0, 1, 2]));
  });

  it('sends the copies of a mirror with their share written out, from the split and never from a pin', () => {
    const routes = http((shop) => {
      const products = new CanaryService(shop, 'products', {
        port: 8080,
        versions,
        split: { v1: 100 },
        mirror: { to: 'v2', percent: 5 },
      });
      products.route({ when: { headers: { 'x-version': 'v2' } }, to: 'v2' });
    }, 'products');
    const copy = { host: 'products.shop.svc.cluster.local', port: { number: 8080 }, subset: 'v2' };
    expect(routes.map(({ name, mirrors }) => [name, mirrors])).toEqual([
      ['v2-1', undefined],
      ['split', [{ destination: copy, percentage: { value: 5 } }]],
    ]);
  });

  it('keeps a caller on its version by a cookie that is added, and asks for it before the split', async () => {
    const written = yaml((shop) => {
      new CanaryService(shop, 'products', {
        port: 8080,
        versions,
        split,
        stickyVersion: { cookie: 'products-version', ttl: '1h', secure: true },
      });
    }, 'VirtualService');
    await expect(written).toMatchFileSnapshot('__snapshots__/canary-service-sticky.yaml');
  });

  it('gives the callers of a version back to the split once it gets nothing', () => {
    const routes = http((shop) => {
      new CanaryService(shop, 'products', {
        port: 8080,
        versions,
        split: { v1: 100, v2: 0 },
        stickyVersion: { cookie: 'v', ttl: '1h' },
      });
    }, 'products');
    expect(routes.map(({ name }) => name)).toEqual(['sticky-v1', 'split']);
  });

  it('leaves the weights to a rollout controller: named routes, explicit ports, everything on the stable version', async () => {
    let names: readonly SplitRoutes[] = [];
    const written = yaml((shop) => {
      const products = new CanaryService(shop, 'products', {
        port: 8080,
        versions: { stable: {}, canary: {} },
        split: { controlledBy: 'argo-rollouts', stable: 'stable', canary: 'canary' },
        retries: { attempts: 2 },
      });
      names = products.splitRoutes;
    });
    expect(names).toEqual([{ name: 'products', routes: ['split-idempotent', 'split'] }]);
    await expect(written).toMatchFileSnapshot('__snapshots__/canary-service-controlled.yaml');
  });

  it('names the routes of gateways to a rollout controller, too, which would leave them on the stable version', () => {
    const orders: Define = (shop, app) => {
      const service = new CanaryService(shop, 'orders', {
        ports: { http: { port: 80 }, grpc: { port: 9000, protocol: 'GRPC' } },
        versions: { stable: {}, canary: {} },
        split: { controlledBy: 'argo-rollouts', stable: 'stable', canary: 'canary' },
      });
      const edge = new SecureGateway(new MeshChart(app, 'edge', { namespace: 'edge' }), 'edge', {
        hosts: ['a.example.com', 'b.example.com'],
        credentialName: 'tls',
      });
      edge.route({ host: 'a.example.com', path: '/orders', to: service });
      edge.route({ host: 'a.example.com', path: '/grpc', to: service.port('grpc') });
      edge.route({ host: 'a.example.com', path: '/v', to: service.version('canary') });
      edge.route({ host: 'b.example.com', to: service.version('stable') });
      expect(service.splitRoutes).toEqual([
        { name: 'orders', routes: ['http-split', 'grpc-split'] },
        { name: 'edge-a-example-com.edge', routes: ['orders-split', 'orders-grpc-split'] },
      ]);
    };
    expect(problems(orders)).toEqual([]);
  });

  it('matches the port of each route where there are several, HTTP and TCP', async () => {
    let names: readonly SplitRoutes[] = [];
    const written = yaml((shop) => {
      const orders = new CanaryService(shop, 'orders', {
        ports: {
          http: { port: 80, targetPort: 8080 },
          grpc: { port: 9000, protocol: 'GRPC' },
          'tcp-replication': { port: 5432, protocol: 'TCP' },
        },
        versions,
        split,
        retries: { attempts: 2, perTryTimeout: '1s' },
      });
      orders.route({ when: { headers: { 'x-version': 'v2' } }, to: 'v2' });
      names = orders.splitRoutes;
    });
    expect(names).toEqual([{ name: 'orders', routes: ['http-split-idempotent', 'http-split', 'grpc-split'] }]);
    await expect(written).toMatchFileSnapshot('__snapshots__/canary-service-ports.yaml');
  });

  it('hashes on what affinity names, inside the version that was drawn', () => {
    const policy = (affinity: ConstructorParameters<typeof CanaryService>[2]['affinity']) =>
      spec(
        (shop) => {
          new CanaryService(shop, 'products', { port: 8080, versions: { v1: {} }, affinity: affinity! });
        },
        'DestinationRule',
        'products',
      ).trafficPolicy.loadBalancer.consistentHash;
    expect(policy({ header: 'x-user' })).toEqual({ httpHeaderName: 'x-user' });
    expect(policy({ query: 'user' })).toEqual({ httpQueryParameterName: 'user' });
    expect(policy({ sourceIp: true })).toEqual({ useSourceIp: true });
    expect(policy({ cookie: { name: 'pod', ttl: '0s' } })).toEqual({ httpCookie: { name: 'pod', ttl: '0s' } });
  });

  it('routes an existing Service from the namespace it is in', async () => {
    const written = yaml((shop) => {
      const service = Service.fromName('ratings', { namespace: 'reviews' });
      new CanaryService(shop, 'ratings', { service, port: 9080, versions, split });
    });
    await expect(written).toMatchFileSnapshot('__snapshots__/canary-service-existing.yaml');
  });

  it('gives the labels of a version to its Deployment, and each version as a destination on a port', () => {
    app((shop) => {
      const products = new CanaryService(shop, 'products', {
        ports: { http: { port: 80 }, grpc: { port: 9000, protocol: 'GRPC' } },
        versions: { v1: {}, blue: { labels: { colour: 'blue' } } },
        split: { v1: 100 },
      });
      expect(products.podLabels('v1')).toEqual({ app: 'products', version: 'v1' });
      expect(products.podLabels('blue')).toEqual({ app: 'products', colour: 'blue' });
      expect(`${products.version('v1')}`).toBe('products.shop.svc.cluster.local:80 (subset v1)');
      expect(`${products.version('blue', 'grpc')}`).toBe('products.shop.svc.cluster.local:9000 (subset blue)');
    });
  });

  it('merges override last, into each of its objects', () => {
    const define: Define = (shop) => {
      new CanaryService(shop, 'products', {
        port: 8080,
        versions,
        split,
        circuitBreaker: { http2MaxRequests: 100 },
        override: {
          service: { sessionAffinity: 'None' },
          destinationRule: { trafficPolicy: { connectionPool: { http: { maxRetries: 7 } } } },
          virtualService: { exportTo: ['.'] },
        },
      });
    };
    expect(spec(define, 'Service', 'products')).toMatchObject({
      selector: { app: 'products' },
      sessionAffinity: 'None',
    });
    expect(spec(define, 'DestinationRule', 'products').trafficPolicy).toEqual({
      connectionPool: { http: { http2MaxRequests: 100, maxRetries: 7 } },
    });
    expect(spec(define, 'VirtualService', 'products')).toMatchObject({ exportTo: ['.'], http: [{ name: 'split' }] });
  });

  it('holds at a gateway by the same routes, combined with the path', async () => {
    const written = yaml((shop) => {
      const products = new CanaryService(shop, 'products', {
        port: 8080,
        versions,
        split,
        timeout: '5s',
        retries: { attempts: 2 },
        mirror: { to: 'v2', percent: 5 },
      });
      products.route({ when: { headers: { 'x-version': 'v2' } }, to: 'v2' });
      products.route({ when: { source: { labels: { app: 'tester' } } }, to: 'v2' });
      const edge = new SecureGateway(shop, 'edge', { hosts: ['api.example.com'], credentialName: 'api-tls' });
      edge.route({ host: 'api.example.com', path: '/api/products', to: products });
    }, 'VirtualService');
    await expect(written).toMatchFileSnapshot('__snapshots__/canary-service-gateway.yaml');
  });

  it('holds at a gateway on any of its ports, each by its name', async () => {
    const written = yaml((shop) => {
      const orders = new CanaryService(shop, 'orders', {
        ports: { http: { port: 80 }, grpc: { port: 9000, protocol: 'GRPC' } },
        versions,
        split,
      });
      orders.route({ when: { headers: { 'x-version': 'v2' } }, to: 'v2' });
      const edge = new SecureGateway(shop, 'edge', { hosts: ['api.example.com'], credentialName: 'api-tls' });
      edge.route({ host: 'api.example.com', path: '/orders', to: orders });
      edge.route({ host: 'api.example.com', path: '/shop.Orders', to: orders.port('grpc'), timeout: '2s' });
    }, 'VirtualService');
    await expect(written).toMatchFileSnapshot('__snapshots__/canary-service-gateway-ports.yaml');
  });

  it('gets the connections of a gateway on any of its TCP ports', () => {
    const define: Define = (shop) => {
      const db = new CanaryService(shop, 'db', {
        ports: { 'tcp-read': { port: 5432, protocol: 'TCP' }, 'tcp-write': { port: 5433, protocol: 'TCP' } },
        versions,
        split,
      });
      const edge = new SecureGateway(shop, 'edge', { hosts: { 'db.example.com': { tls: 'PASSTHROUGH' } } });
      edge.route({ host: 'db.example.com', to: db.port('tcp-write') });
    };
    const [{ route }] = spec(define, 'VirtualService', 'edge-db-example-com').tls;
    expect(route).toMatchObject([
      { destination: { subset: 'v1', port: { number: 5433 } }, weight: 90 },
      { destination: { subset: 'v2', port: { number: 5433 } }, weight: 10 },
    ]);
  });
});
