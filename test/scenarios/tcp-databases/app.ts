import { AuthorizationPolicy, CanaryService, ExternalApi, type MeshApp, MeshChart, ServiceAccount } from 'cdk8s-istio';

/** Databases outside on one port, told apart by address, and one inside that is moved to a new version. */
export default function define(app: MeshApp): void {
  const data = new MeshChart(app, 'data', { namespace: 'data', injection: true, mtls: 'STRICT' });

  for (const [name, address] of [
    ['orders', '203.0.113.10'],
    ['stock', '203.0.113.11'],
  ] as const) {
    new ExternalApi(data, `${name}-db`, {
      host: `${name}-db.external.example`,
      protocol: 'MySQL',
      port: 3306,
      addresses: [address],
      circuitBreaker: { maxConnections: 50, connectTimeout: '3s' },
    });
  }
  new ExternalApi(data, 'ledger-db', {
    host: 'ledger-db.data.internal',
    protocol: 'TCP',
    port: 5432,
    addresses: ['240.1.0.10'],
    endpoints: ['10.0.0.100', '10.0.0.101'],
  });

  const cache = new CanaryService(data, 'cache', {
    ports: {
      'tcp-cache': { port: 6379, protocol: 'TCP' },
      'http-metrics': { port: 9121 },
    },
    versions: { v7: {}, v8: {} },
    split: { v7: 90, v8: 10 },
    circuitBreaker: { maxConnections: 500 },
  });
  const web = new ServiceAccount(data, 'web');
  new AuthorizationPolicy(data, 'cache-clients', {
    selector: { matchLabels: { app: cache.routeName } },
    rules: [{ from: [{ source: { principals: [web] } }], to: [{ operation: { ports: ['6379'] } }] }],
  });
}
