import type { App } from 'cdk8s';
import { ExternalApi, MeshChart, ServiceEntry, seconds, WorkloadEntry } from 'cdk8s-istio';

/** What runs outside of the cluster, under the names by which the mesh calls it. */
export class Outside extends MeshChart {
  constructor(app: App) {
    super(app, 'outside', { namespace: 'tour' });

    // The application speaks HTTPS itself; Istio reads the name and nothing else.
    new ServiceEntry(this, 'github', {
      hosts: ['api.github.com'],
      location: 'MESH_EXTERNAL',
      resolution: 'DNS',
      exportTo: ['.'],
      ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
    });
    // The application speaks HTTP, and its sidecar makes it HTTPS: timeout and retries take effect.
    new ExternalApi(this, 'weather', {
      host: 'api.weather.example.com',
      tls: 'originate',
      timeout: seconds(4),
      retries: { attempts: 1, perTryTimeout: seconds(2) },
    });
    new ServiceEntry(this, 'wikipedia', {
      hosts: ['wikipedia.org', '*.wikipedia.org'],
      location: 'MESH_EXTERNAL',
      resolution: 'NONE',
      exportTo: ['.'],
      ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
    });
    // A name of the mesh's own for a database at a fixed address; DNS answers with the invented one.
    new ServiceEntry(this, 'orders-db', {
      hosts: ['orders-db.tour.internal'],
      addresses: ['240.0.10.1'],
      location: 'MESH_EXTERNAL',
      resolution: 'STATIC',
      ports: [{ number: 3306, name: 'mysql', protocol: 'MySQL' }],
      endpoints: [{ address: '10.0.0.100' }],
    });
    // A service on machines: one in the mesh, which other workloads call like any Service.
    const machines = { app: 'billing' };
    new ServiceEntry(this, 'billing', {
      hosts: ['billing.tour.internal'],
      location: 'MESH_INTERNAL',
      resolution: 'STATIC',
      ports: [{ number: 80, name: 'http', protocol: 'HTTP', targetPort: 8080 }],
      workloadSelector: { labels: machines },
    });
    new WorkloadEntry(this, 'billing-1', {
      address: '10.0.0.101',
      labels: machines,
      locality: 'eu-west/eu-west-1a',
      weight: 100,
    });
  }
}
