import type { App } from 'cdk8s';
import { Host, MeshChart, VirtualService } from 'cdk8s-istio';
import type { Entrances } from './entrances';
import { httpService } from './http-service';

/** One host, whose paths belong to two teams: the root sends each to the delegate of its team. */
export class Delegation extends MeshChart {
  constructor(app: App, entrances: Entrances) {
    super(app, 'delegation', { namespace: 'tour' });

    const cart = new VirtualService(this, 'cart-routes', {
      http: [
        {
          name: 'items',
          match: [{ uri: { prefix: '/cart/items/' } }],
          route: [{ destination: httpService(this, 'items') }],
        },
        { name: 'cart', route: [{ destination: httpService(this, 'cart') }] },
      ],
    });
    const account = new VirtualService(this, 'account-routes', {
      http: [{ name: 'account', route: [{ destination: httpService(this, 'account') }] }],
    });

    new VirtualService(this, 'partners', {
      hosts: [Host.external('partners.tour.example.com')],
      gateways: [entrances.gateway],
      http: [
        { name: 'to-cart', match: [{ uri: { prefix: '/cart/' } }], delegate: cart },
        { name: 'to-account', match: [{ uri: { prefix: '/account/' } }], delegate: account },
      ],
    });
  }
}
