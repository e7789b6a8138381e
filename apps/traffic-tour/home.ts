import type { App } from 'cdk8s';
import { MeshChart, Service, ServiceAccount } from 'cdk8s-istio';

/** The namespace, who runs in it, and the kinds of Service that Kubernetes has. */
export class Home extends MeshChart {
  readonly web: ServiceAccount;
  readonly orders: ServiceAccount;

  constructor(app: App) {
    super(app, 'home', { namespace: 'tour', injection: true, mtls: 'STRICT' });

    this.web = new ServiceAccount(this, 'web');
    this.orders = new ServiceAccount(this, 'orders');

    new Service(this, 'frontend', {
      selector: { app: 'frontend' },
      ports: [
        { name: 'http-web', port: 80, targetPort: 8080 },
        { name: 'api', port: 9000, appProtocol: 'grpc' },
        { name: 'tcp-metrics', port: 9400 },
      ],
    });
    new Service(this, 'nodes', {
      clusterIP: 'None',
      selector: { app: 'nodes' },
      ports: [{ name: 'tcp-gossip', port: 7946 }],
    });
    new Service(this, 'search', {
      type: 'ExternalName',
      externalName: 'search.example.com',
      ports: [{ name: 'http', port: 80 }],
    });
  }
}
