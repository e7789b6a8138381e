import { ExternalApi, type MeshApp, MeshChart, SecureGateway, Sidecar, seconds } from 'cdk8s-istio';

/** A namespace that reaches what it declares and nothing else, and a partner's API offered at the company's own gateway. */
export default function define(app: MeshApp): void {
  const shop = new MeshChart(app, 'shop', { namespace: 'shop', injection: true, mtls: 'STRICT' });

  new Sidecar(shop, 'default', {
    outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
    egress: [{ hosts: ['./*', 'istio-system/*'] }],
  });

  new ExternalApi(shop, 'github', { host: 'api.github.com', circuitBreaker: { maxConnections: 20 } });
  new ExternalApi(shop, 'wikipedia', { host: '*.wikipedia.org' });
  new ExternalApi(shop, 'payments', {
    host: 'api.payment-provider.com',
    tls: 'originate',
    timeout: seconds(10),
    retries: { attempts: 2, perTryTimeout: seconds(3) },
    circuitBreaker: { consecutive5xxErrors: 5, interval: seconds(10), baseEjectionTime: seconds(30) },
  });
  new ExternalApi(shop, 'bank', {
    host: 'api.bank.example.com',
    tls: 'originate',
    clientCertificate: { credentialName: 'bank-client', workload: { app: 'billing' } },
  });

  const shipping = new ExternalApi(shop, 'shipping', {
    host: 'api.shipping.example.com',
    tls: 'originate',
    timeout: seconds(5),
  });
  const edge = new SecureGateway(shop, 'edge', { hosts: ['api.example.com'], credentialName: 'api-tls' });
  edge.route({ host: 'api.example.com', path: '/shipping', to: shipping, rewrite: { path: '/v1' } });
}
