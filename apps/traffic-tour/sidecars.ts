import type { App } from 'cdk8s';
import { Host, MeshChart, Sidecar } from 'cdk8s-istio';

/** What proxies know of the mesh, and what they listen to. */
export class Sidecars extends MeshChart {
  constructor(app: App) {
    super(app, 'sidecars', { namespace: 'tour' });

    new Sidecar(this, 'default', {
      egress: [{ hosts: ['./*', 'istio-system/*'] }],
    });
    new Sidecar(this, 'batch', {
      workloadSelector: { labels: { app: 'batch' } },
      // Hosts that nobody declared are refused instead of called.
      outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
      egress: [
        {
          port: { number: 8080, name: 'http', protocol: 'HTTP' },
          bind: '127.0.0.1',
          captureMode: 'NONE',
          hosts: [Host.external('stock.tour.svc.cluster.local', { namespace: 'tour' })],
        },
        { hosts: ['./*'] },
      ],
      ingress: [
        {
          port: { number: 9080, name: 'http', protocol: 'HTTP' },
          defaultEndpoint: '127.0.0.1:8080',
          connectionPool: { http: { http1MaxPendingRequests: 10 } },
        },
      ],
      inboundConnectionPool: { tcp: { maxConnections: 100 } },
    });
  }
}
