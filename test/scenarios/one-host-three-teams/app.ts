import { AbTestService, CanaryService, type MeshApp, MeshChart, SecureGateway, Service } from 'cdk8s-istio';

/** A platform team owns the host; three teams own what is behind its paths, in charts of their own. */
export default function define(app: MeshApp): void {
  const platform = new MeshChart(app, 'platform', { namespace: 'platform', injection: true, mtls: 'STRICT' });
  const edge = new SecureGateway(platform, 'edge', {
    hosts: ['www.example.com', '*.preview.example.com'],
    credentialName: 'www-tls',
  });

  catalog(app, edge);
  checkout(app, edge);
  content(app, edge);
}

type Edge = SecureGateway<'www.example.com' | '*.preview.example.com'>;

function catalog(app: MeshApp, edge: Edge): void {
  const chart = new MeshChart(app, 'catalog', { namespace: 'catalog', injection: true, mtls: 'STRICT' });
  const products = new CanaryService(chart, 'products', {
    port: 8080,
    versions: { v1: {}, v2: {} },
    split: { v1: 80, v2: 20 },
  });
  edge.route({ host: 'www.example.com', path: '/products', to: products });
  edge.route({ host: 'pr-7.preview.example.com', path: '/products', to: products.version('v2') });
}

function checkout(app: MeshApp, edge: Edge): void {
  const chart = new MeshChart(app, 'checkout', { namespace: 'checkout', injection: true, mtls: 'STRICT' });
  const basket = new AbTestService(chart, 'basket', {
    port: 8080,
    variants: { classic: {}, onepage: {} },
    default: 'classic',
  });
  basket.route({ when: { cookie: { 'test-group': 'onepage' } }, to: 'onepage' });
  edge.route({
    host: 'www.example.com',
    path: '/products/basket',
    to: basket,
    cors: { allowOrigins: [{ exact: 'https://m.example.com' }], allowMethods: ['GET', 'POST'], maxAge: '1h' },
  });
}

function content(app: MeshApp, edge: Edge): void {
  const chart = new MeshChart(app, 'content', { namespace: 'content', injection: true, mtls: 'STRICT' });
  const pages = new Service(chart, 'pages', { selector: { app: 'pages' }, ports: [{ name: 'http', port: 80 }] });
  edge.route({ host: 'www.example.com', to: pages, timeout: '3s' });
  edge.route({ host: 'www.example.com', path: { exact: '/health' }, directResponse: { status: 204 } });
  edge.route({
    host: 'www.example.com',
    when: { headers: { 'user-agent': { regex: '.*(bot|crawler).*' } } },
    to: pages,
    headers: { request: { set: { 'x-robot': 'true' } } },
  });
}
