import { CanaryService, type MeshApp, MeshChart, SecureGateway, seconds } from 'cdk8s-istio';

/** One canary for callers in the mesh, from the internet, and from the company's network. */
export default function define(app: MeshApp): void {
  const shop = new MeshChart(app, 'shop', { namespace: 'shop', injection: true, mtls: 'STRICT' });

  const products = new CanaryService(shop, 'products', {
    port: 8080,
    versions: { v1: {}, v2: { circuitBreaker: { http2MaxRequests: 20 } } },
    split: { v1: 95, v2: 5 },
    timeout: seconds(5),
    retries: { attempts: 2, perTryTimeout: seconds(1) },
    circuitBreaker: { http2MaxRequests: 200, consecutive5xxErrors: 5, interval: seconds(10) },
    stickyVersion: { cookie: 'products-version', ttl: '24h', secure: true },
    mirror: { to: 'v2', percent: 1 },
  });
  products.route({ when: { headers: { 'x-version': 'v2' } }, to: 'v2' });
  products.route({ when: { source: { labels: { app: 'smoke-test' } } }, to: 'v2' });

  const edge = new SecureGateway(shop, 'edge', {
    hosts: ['shop.example.com', 'api.example.com'],
    credentialName: 'example-com-tls',
  });
  edge.route({ host: 'api.example.com', path: '/products', to: products });
  edge.route({ host: 'shop.example.com', path: '/api/products', to: products, rewrite: { path: '/products' } });
  edge.route({ host: 'shop.example.com', path: '/', redirect: { authority: 'www.example.com', redirectCode: 302 } });

  // TLS ends at the company's own load balancer.
  const internal = new SecureGateway(shop, 'internal', {
    hosts: ['products.corp.example.com'],
    tlsTerminatedBefore: true,
    ingress: { labels: { istio: 'internal-gateway' }, namespace: 'istio-internal' },
  });
  internal.route({ host: 'products.corp.example.com', to: products, timeout: seconds(30) });
}
