import type { App } from 'cdk8s';
import { AuthorizationPolicy, MeshChart, Namespace, ServiceAccount } from 'cdk8s-istio';
import type { Home } from './home';

/** Nobody may call anything, except who is named here. Ports are those of the containers. */
export class Access extends MeshChart {
  constructor(app: App, { web, orders }: Home) {
    super(app, 'access', { namespace: 'tour' });

    const ingress = ServiceAccount.fromName('istio-ingressgateway-service-account', { namespace: 'istio-system' });

    new AuthorizationPolicy(this, 'shelf-readers', {
      selector: { matchLabels: { app: 'shelf' } },
      action: 'ALLOW',
      rules: [
        {
          from: [{ source: { principals: [web, ingress] } }],
          to: [{ operation: { ports: ['8080'], methods: ['GET', 'HEAD'], paths: ['/books', '/books/{**}'] } }],
        },
        {
          from: [{ source: { serviceAccounts: [orders] } }],
          to: [
            {
              operation: {
                ports: ['8080'],
                methods: ['POST'],
                paths: ['/books'],
                hosts: ['shelf.tour.svc.cluster.local'],
              },
            },
          ],
          when: [{ key: 'request.headers[x-reason]', values: ['restock'] }],
        },
      ],
    });
    new AuthorizationPolicy(this, 'ledger-clients', {
      selector: { matchLabels: { app: 'ledger' } },
      action: 'ALLOW',
      rules: [{ from: [{ source: { principals: [orders] } }], to: [{ operation: { ports: ['5432'] } }] }],
    });
    new AuthorizationPolicy(this, 'frontend-callers', {
      selector: { matchLabels: { app: 'frontend' } },
      action: 'ALLOW',
      rules: [{ from: [{ source: { namespaces: ['tour*'] } }] }],
    });
    new AuthorizationPolicy(this, 'no-lab', {
      action: 'DENY',
      rules: [{ from: [{ source: { ipBlocks: ['198.51.100.0/24'], notNamespaces: [Namespace.fromName('tour')] } }] }],
    });
    new AuthorizationPolicy(this, 'watch-admins', {
      selector: { matchLabels: { app: 'frontend' } },
      action: 'AUDIT',
      rules: [{ to: [{ operation: { paths: ['/admin/{**}'] } }] }],
    });
    // Last, so that those who may are named before everybody else is refused.
    new AuthorizationPolicy(this, 'nobody-else');
  }
}
