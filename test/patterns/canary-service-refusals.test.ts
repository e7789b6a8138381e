import { CanaryService, SecureGateway, Service } from 'cdk8s-istio';
import { describe, expect, it } from 'vitest';
import { type Define, lines, problems } from './shop';

const versions = { v1: {}, v2: {} };
const split = { v1: 90, v2: 10 };

describe('CanaryService refuses', () => {
  const canary =
    (props: object): Define =>
    (shop) => {
      new CanaryService(shop, 'products', { port: 8080, versions, split, ...props });
    };

  it.each([
    ['a split that does not add up', { split: { v1: 90, v2: 5 } }],
    ['a weight for an unknown version', { split: { v1: 90, v3: 10 } }],
    ['a negative weight', { split: { v1: 110, v2: -10 } }],
    ['a weight that is no number', { split: { v1: Number.NaN, v2: 100 } }],
    ['no split over several versions', { split: undefined }],
    ['a split that is nothing', { split: null }],
    ['versions with the same pods', { versions: { v1: { labels: { track: 'a' } }, v2: { labels: { track: 'a' } } } }],
    ['a version that gets the pods of another', { versions: { v1: { labels: {} }, v2: {} } }],
    ['an empty selector', { selector: {} }],
    ['a list of versions', { versions: ['v1', 'v2'], split: undefined }],
    ['no version', { versions: {}, split: undefined }],
    ['a version with a name no subset can have', { versions: { V1: {} }, split: undefined }],
    ['a mirror to an unknown version', { mirror: { to: 'v3', percent: 5 } }],
    ['a mirror of more than everything', { mirror: { to: 'v2', percent: 101 } }],
    ['affinity under a split', { affinity: { header: 'x-user' } }],
    [
      'affinity beside a load balancer',
      { affinity: { header: 'x-user', within: 'version' }, loadBalancer: { simple: 'RANDOM' } },
    ],
    [
      'affinity with retries that must move to another pod',
      { affinity: { header: 'x-user', within: 'version' }, retries: { attempts: 2, retryIgnorePreviousHosts: true } },
    ],
    ['a cookie that browsers drop at once', { stickyVersion: { cookie: 'v', ttl: '500ms' } }],
    ['a cookie name with a blank', { stickyVersion: { cookie: 'my version', ttl: '1h' } }],
    ['an unknown version to roll out', { split: { controlledBy: 'argo-rollouts', stable: 'v1', canary: 'v3' } }],
    ['no port', { port: undefined }],
    ['a port out of range', { port: 80800 }],
    ['two ways to say the ports', { ports: { http: { port: 80 } } }],
    ['a port whose requests nobody can route', { port: undefined, ports: { https: { port: 443, protocol: 'HTTPS' } } }],
    [
      'settings of requests without an HTTP port',
      { port: undefined, ports: { tcp: { port: 1, protocol: 'TCP' } }, timeout: '1s' },
    ],
    [
      'an override of a Service it does not write',
      { service: Service.fromName('x', { namespace: 'shop' }), override: { service: {} } },
    ],
  ])('%s', (_, props) => {
    expect(problems(canary(props))).toMatchSnapshot();
  });

  it('an unknown version or port in route(), version(), podLabels() and port(), naming the lines that ask for it', () => {
    const define: Define = (shop) => {
      const products: CanaryService = new CanaryService<string>(shop, 'products', { port: 8080, versions, split });
      products.route({ when: { headers: { a: 'b' } }, to: 'v22' });
      products.version('v3');
      products.podLabels('V1');
      products.version('v1', 'htp');
      products.port('grpc');
    };
    expect(problems(define)).toMatchSnapshot();
    expect(lines(define).map((line) => line.replace(/\d+$/, 'N'))).toEqual(
      Array(5).fill('test/patterns/canary-service-refusals.test.ts:N'),
    );
  });

  it('two pins that nothing orders, naming both calls', () => {
    const define: Define = (shop) => {
      const products = new CanaryService(shop, 'products', { port: 8080, versions, split });
      products.route({ when: { headers: { a: '1' } }, to: 'v1' });
      products.route({ when: { headers: { b: '1' } }, to: 'v2' });
    };
    expect(problems(define)).toEqual([
      'CanaryService shop/products: routes to "v1" and "v2" for / ask for equally much, and some requests satisfy both; add a condition to one of them',
    ]);
    const [first, second] = lines(define).map((line) => Number(line.split(':')[1]));
    expect(second! - first!).toBe(1);
  });

  it('a gateway of which a rollout controller would not learn', () => {
    const define: Define = (shop) => {
      const orders = new CanaryService(shop, 'orders', {
        port: 80,
        versions,
        split: { controlledBy: 'argo-rollouts', stable: 'v1', canary: 'v2' },
      });
      const edge = new SecureGateway(shop, 'edge', {
        hosts: ['a.example.com', 'b.example.com'],
        credentialName: 'tls',
      });
      edge.route({ host: 'a.example.com', to: orders });
      expect(orders.splitRoutes.map(({ name }) => name)).toEqual(['orders', 'edge-a-example-com']);
      edge.route({ host: 'a.example.com', path: '/x', to: orders });
      edge.route({ host: 'b.example.com', to: orders });
    };
    expect(problems(define)).toEqual([
      'CanaryService shop/orders: is routed to by VirtualService edge-b-example-com after "splitRoutes" was read, so that the controller would never learn of it; read it later',
    ]);
  });

  it('a pin on a service without an HTTP port', () => {
    const define: Define = (shop) => {
      const store = new CanaryService(shop, 'store', { ports: { tcp: { port: 1, protocol: 'TCP' } }, versions, split });
      store.route({ when: { headers: { a: '1' } }, to: 'v1' });
    };
    expect(problems(define)).toEqual([
      'CanaryService shop/store: route to "v1" compares requests, but no port of the service speaks HTTP',
    ]);
  });
});
