import type { App } from 'cdk8s';
import { MeshChart, PeerAuthentication } from 'cdk8s-istio';

/** The exceptions to the STRICT mutual TLS that the namespace asks for. */
export class MutualTls extends MeshChart {
  constructor(app: App) {
    super(app, 'mutual-tls', { namespace: 'tour' });

    // Callers are still being moved into the mesh.
    new PeerAuthentication(this, 'legacy', {
      selector: { matchLabels: { app: 'legacy' } },
      mtls: { mode: 'PERMISSIVE' },
    });
    // The port is the container's: a scraper outside of the mesh reads the metrics.
    new PeerAuthentication(this, 'frontend-metrics', {
      selector: { matchLabels: { app: 'frontend' } },
      mtls: { mode: 'STRICT' },
      portLevelMtls: { '9400': { mode: 'DISABLE' } },
    });
  }
}
