import { AuthorizationPolicy, CanaryService, MeshApp, MeshChart, Namespace, SecureGateway, Service } from 'cdk8s-istio';

/** A shop with a canary behind a gateway, and an office that only the shop may call. */
export function shop() {
  const app = new MeshApp();
  const chart = new MeshChart(app, 'shop', { namespace: 'shop' });
  const products = new CanaryService(chart, 'products', {
    port: 8080,
    versions: { v1: {}, v2: {} },
    split: { v1: 90, v2: 10 },
  });
  const edge = new SecureGateway(chart, 'edge', { hosts: ['api.example.com'], credentialName: 'api-tls' });
  edge.route({ host: 'api.example.com', path: '/api/products', to: products });
  edge.route({ host: 'api.example.com', path: '/old', redirect: { uri: '/api/products' } });
  const back = new MeshChart(app, 'office', { namespace: 'office', mtls: 'STRICT' });
  const office = new Service(back, 'office', { selector: { app: 'office' }, ports: [{ name: 'http', port: 80 }] });
  new AuthorizationPolicy(back, 'shop-only', {
    rules: [{ from: [{ source: { namespaces: [Namespace.fromName('shop')] } }] }],
  });
  return { app, chart, products, edge, office };
}
