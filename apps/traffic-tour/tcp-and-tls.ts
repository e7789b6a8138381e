import type { App } from 'cdk8s';
import { DestinationRule, Host, MeshChart, Service, VirtualService } from 'cdk8s-istio';
import type { Entrances } from './entrances';

/** Connections nobody looks into: by port and caller, and by the name that TLS asks for. */
export class TcpAndTls extends MeshChart {
  constructor(app: App, entrances: Entrances) {
    super(app, 'tcp-and-tls', { namespace: 'tour' });

    const ledger = new Service(this, 'ledger', {
      selector: { app: 'ledger' },
      ports: [{ name: 'tcp-postgres', port: 5432 }],
    });
    const replicas = new DestinationRule(this, 'ledger-replicas', {
      host: ledger,
      subsets: [
        { name: 'primary', labels: { role: 'primary' } },
        { name: 'replica', labels: { role: 'replica' } },
      ],
    });
    const primary = { destination: replicas.subset('primary') };

    new VirtualService(this, 'ledger-routes', {
      hosts: [ledger],
      tcp: [
        {
          match: [{ port: 5432, sourceLabels: { app: 'reports' } }],
          route: [
            { destination: replicas.subset('replica'), weight: 90 },
            { ...primary, weight: 10 },
          ],
        },
        { match: [{ port: 5432 }], route: [primary] },
      ],
    });
    new VirtualService(this, 'ledger-entrance', {
      hosts: [Host.external('ledger.tour.example.com')],
      gateways: [entrances.gateway],
      tcp: [{ match: [{ port: 5432 }], route: [primary] }],
    });

    const vault = new Service(this, 'vault', {
      selector: { app: 'vault' },
      ports: [{ name: 'tls', port: 443, targetPort: 8443 }],
    });
    new VirtualService(this, 'vault-entrance', {
      hosts: [Host.external('vault.tour.example.com')],
      gateways: [entrances.gateway],
      tls: [{ match: [{ port: 443, sniHosts: ['vault.tour.example.com'] }], route: [{ destination: vault }] }],
    });
  }
}
