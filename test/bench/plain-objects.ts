/** Six objects per service, as a mesh has them, as plain data. */
export function plainObjects(services: number): object[] {
  return Array.from({ length: services }, (_, i) => objectsOf(`service-${i}`, `team-${i % 100}`)).flat();
}

function objectsOf(name: string, namespace: string): object[] {
  const host = `${name}.${namespace}.svc.cluster.local`;
  const metadata = () => ({ labels: { app: name, 'app.kubernetes.io/part-of': 'shop' }, name, namespace });
  const object = (apiVersion: string, kind: string, spec: object) => ({ apiVersion, kind, metadata: metadata(), spec });
  const networking = (kind: string, spec: object) => object('networking.istio.io/v1', kind, spec);
  const security = (kind: string, spec: object) => object('security.istio.io/v1', kind, spec);
  const to = (subset: string, weight: number) => ({ destination: { host, port: { number: 8080 }, subset }, weight });
  return [
    object('v1', 'Service', {
      ports: [{ appProtocol: 'http', name: 'http', port: 8080, targetPort: 8080 }],
      selector: { app: name },
    }),
    networking('DestinationRule', {
      host,
      subsets: ['v1', 'v2'].map((version) => ({ labels: { version }, name: version })),
      trafficPolicy: {
        connectionPool: { http: { http2MaxRequests: 100 } },
        outlierDetection: { baseEjectionTime: '30s', consecutive5xxErrors: 3, interval: '10s', maxEjectionPercent: 50 },
      },
    }),
    networking('VirtualService', {
      hosts: [host],
      http: [
        { match: [{ headers: { 'x-test-group': { exact: 'B' } } }], route: [to('v2', 100)] },
        {
          retries: { attempts: 3, perTryTimeout: '2s', retryOn: '5xx,reset' },
          route: [to('v1', 90), to('v2', 10)],
          timeout: '5s',
        },
      ],
    }),
    networking('ServiceEntry', {
      hosts: [`${name}.example.com`],
      location: 'MESH_EXTERNAL',
      ports: [{ name: 'https', number: 443, protocol: 'TLS' }],
      resolution: 'DNS',
    }),
    security('PeerAuthentication', { mtls: { mode: 'STRICT' }, selector: { matchLabels: { app: name } } }),
    security('AuthorizationPolicy', {
      action: 'ALLOW',
      rules: [
        {
          from: [{ source: { principals: [`cluster.local/ns/${namespace}/sa/frontend`] } }],
          to: [{ operation: { methods: ['GET', 'POST'], paths: ['/api/*'] } }],
        },
      ],
    }),
  ];
}
