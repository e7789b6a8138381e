import { ExternalApi, MeshChart, SecureGateway } from 'cdk8s-istio';
import { describe, expect, it } from 'vitest';
import { type Define, problems, spec, yaml } from './shop';

type Props = ConstructorParameters<typeof ExternalApi>[2];

const external =
  (props: Props, id = 'bank'): Define =>
  (shop) => {
    new ExternalApi(shop, id, props);
  };

describe('ExternalApi', () => {
  const host = 'api.bank.example';

  it.each<[string, Props]>([
    ['passthrough', { host }],
    [
      'passthrough-limits',
      { host, circuitBreaker: { connectTimeout: '2s', maxConnections: 50, consecutiveLocalOriginFailures: 3 } },
    ],
    [
      'originate',
      {
        host,
        tls: 'originate',
        timeout: '10s',
        retries: { attempts: 2, perTryTimeout: '3s' },
        circuitBreaker: { connectTimeout: '2s', consecutive5xxErrors: 5, interval: '10s', baseEjectionTime: '30s' },
      },
    ],
    ['originate-ports', { host, tls: 'originate', port: 8081, tlsPort: 8443, caCertificates: '/etc/bank/ca.pem' }],
    [
      'mutual-files',
      {
        host,
        tls: 'originate',
        clientCertificate: { certificate: '/etc/bank/tls.crt', privateKey: '/etc/bank/tls.key' },
      },
    ],
    [
      'mutual-secret',
      { host, tls: 'originate', clientCertificate: { credentialName: 'bank-client', workload: { app: 'web' } } },
    ],
    [
      'plain',
      { host, tls: 'none', timeout: '5s', fault: { abort: { percent: 1, httpStatus: 503 } }, retries: { attempts: 0 } },
    ],
    ['tcp-addresses', { host: 'orders-db.example', protocol: 'MySQL', port: 3306, addresses: ['203.0.113.10'] }],
    [
      'tcp-endpoints',
      {
        host: 'orders-db.example',
        protocol: 'TCP',
        port: 5432,
        addresses: ['240.1.0.10'],
        endpoints: ['203.0.113.10'],
        circuitBreaker: { maxConnections: 20 },
      },
    ],
    ['endpoints-by-name', { host, endpoints: ['eu.bank.example', 'us.bank.example'] }],
    ['wildcard-passthrough', { host: '*.wikipedia.org' }],
    ['wildcard-originate', { host: '*.wikipedia.org', tls: 'originate', timeout: '5s' }],
  ])('%s writes what was seen to work', async (name, props) => {
    await expect(yaml(external(props))).toMatchFileSnapshot(`__snapshots__/external-api-${name}.yaml`);
  });

  it('merges override last, also into objects it would not have written', () => {
    const define = external({
      host,
      override: {
        serviceEntry: { resolution: 'DNS_ROUND_ROBIN' },
        destinationRule: { trafficPolicy: { connectionPool: { tcp: { maxConnections: 1 } } } },
      },
    });
    expect(spec(define, 'ServiceEntry', 'bank')).toMatchObject({ hosts: [host], resolution: 'DNS_ROUND_ROBIN' });
    expect(spec(define, 'DestinationRule', 'bank')).toMatchObject({
      host,
      trafficPolicy: { connectionPool: { tcp: { maxConnections: 1 } } },
    });
  });

  it('is seen where a gateway that routes to it is served, under its own name', async () => {
    const written = yaml((shop) => {
      const bank = new ExternalApi(shop, 'bank', { host, tls: 'originate', timeout: '5s' });
      const edge = new SecureGateway(shop, 'edge', { hosts: ['api.example.com'], credentialName: 'api-tls' });
      edge.route({ host: 'api.example.com', path: '/bank', to: bank, rewrite: { path: '/' } });
    });
    await expect(written).toMatchFileSnapshot('__snapshots__/external-api-gateway.yaml');
  });

  it('is seen where the gateway is declared and where its pods are', () => {
    const define: Define = (shop, app) => {
      const infra = new MeshChart(app, 'infra', { namespace: 'infra' });
      const bank = new ExternalApi(shop, 'bank', { host, tls: 'originate' });
      const ingress = { namespace: 'ingress' };
      const edge = new SecureGateway(infra, 'edge', { hosts: ['api.example.com'], credentialName: 'tls', ingress });
      edge.route({ host: 'api.example.com', to: bank });
    };
    expect(yaml(define, 'ServiceEntry')).toContain('exportTo:\n    - "."\n    - infra\n    - ingress\n');
    expect(spec(define, 'DestinationRule', 'bank').exportTo).toEqual(['.', 'infra', 'ingress']);
  });

  it('names its own namespace once where the gateway is served there', () => {
    const define: Define = (_, app) => {
      const system = new MeshChart(app, 'system', { namespace: 'istio-system' });
      const bank = new ExternalApi(system, 'bank', { host, tls: 'originate' });
      const edge = new SecureGateway(system, 'edge', { hosts: ['api.example.com'], credentialName: 'api-tls' });
      edge.route({ host: 'api.example.com', to: bank });
    };
    expect(spec(define, 'ServiceEntry', 'bank').exportTo).toEqual(['.']);
  });

  it('passes TLS of a gateway host on to the port for TLS', () => {
    const define: Define = (shop) => {
      const bank = new ExternalApi(shop, 'bank', { host });
      new SecureGateway(shop, 'edge', { hosts: { 'bank.example.com': { tls: 'PASSTHROUGH' } } }).route({
        host: 'bank.example.com',
        to: bank,
      });
    };
    expect(spec(define, 'VirtualService', 'edge-bank-example-com').tls).toEqual([
      {
        match: [{ port: 443, sniHosts: ['bank.example.com'] }],
        route: [{ destination: { host, port: { number: 443 } } }],
      },
    ]);
  });
});

describe('ExternalApi refuses', () => {
  const host = 'api.bank.example';
  const clientCertificate = { credentialName: 'bank-client', workload: { app: 'web' } };

  it.each<[string, object]>([
    ['no host', {}],
    ['a URL', { host: 'https://api.bank.example/v1' }],
    ['a short name', { host: 'bank' }],
    ['every host there is', { host: '*' }],
    ['settings of requests nobody can read', { host, timeout: '5s', retries: { attempts: 1 }, fault: {} }],
    [
      'settings of requests on a database',
      { host, protocol: 'MySQL', port: 1, addresses: ['10.0.0.1'], timeout: '5s' },
    ],
    ['a database without an address', { host, protocol: 'TCP', port: 5432 }],
    ['a wildcard over TCP', { host: '*.bank.example', protocol: 'TCP', port: 1, addresses: ['10.0.0.1'] }],
    ['endpoints under a wildcard', { host: '*.bank.example', endpoints: ['10.0.0.1'] }],
    ['a Secret for no workload', { host, tls: 'originate', clientCertificate: { credentialName: 'bank-client' } }],
    ['a certificate without its key', { host, tls: 'originate', clientCertificate: { certificate: '/tls.crt' } }],
    ['a CA file beside a Secret', { host, tls: 'originate', clientCertificate, caCertificates: '/ca.pem' }],
    ['a Secret for callers elsewhere', { host, tls: 'originate', clientCertificate, exportTo: ['*'] }],
  ])('%s', (_, props) => {
    expect(problems(external(props as Props))).toMatchSnapshot();
  });

  it.each<[string, Props]>([
    ['requests that nobody reads', { host }],
    ['a host that a wildcard leaves open', { host: '*.bank.example', tls: 'originate' }],
    ['a certificate that belongs to pods elsewhere', { host, tls: 'originate', clientCertificate }],
  ])('a gateway that routes to it, for %s', (_, props) => {
    const define: Define = (shop) => {
      const bank = new ExternalApi(shop, 'bank', props);
      const edge = new SecureGateway(shop, 'edge', { hosts: ['api.example.com'], credentialName: 'api-tls' });
      edge.route({ host: 'api.example.com', to: bank });
    };
    expect(problems(define)).toMatchSnapshot();
  });
});
