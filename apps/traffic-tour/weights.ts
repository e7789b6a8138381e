import type { App } from 'cdk8s';
import { DestinationRule, Host, MeshChart, VirtualService } from 'cdk8s-istio';
import type { Entrances } from './entrances';
import { httpService } from './http-service';

/** Requests shared between versions, and headers changed on the way there and back. */
export class Weights extends MeshChart {
  constructor(app: App, entrances: Entrances) {
    super(app, 'weights', { namespace: 'tour' });

    const reviews = httpService(this, 'reviews');
    const versions = new DestinationRule(this, 'reviews-versions', {
      host: reviews,
      subsets: [
        { name: 'v1', labels: { version: 'v1' } },
        { name: 'v2', labels: { version: 'v2' } },
        { name: 'v3', labels: { version: 'v3' } },
      ],
    });

    new VirtualService(this, 'reviews-routes', {
      hosts: [reviews],
      http: [
        {
          name: 'shared',
          route: [
            { destination: versions.subset('v1'), weight: 80 },
            {
              destination: versions.subset('v2'),
              weight: 15,
              headers: { response: { add: { 'x-served-by': 'v2' } } },
            },
            { destination: versions.subset('v3'), weight: 5 },
          ],
          headers: {
            request: { set: { 'x-caller': 'tour' }, add: { 'x-seen': 'reviews' }, remove: ['x-internal'] },
            response: { set: { 'cache-control': 'no-store' }, remove: ['server-timing'] },
          },
        },
      ],
    });
    // A gateway never sees the routes above: what should hold there has to be said there.
    new VirtualService(this, 'beta', {
      hosts: [Host.external('beta.tour.example.com')],
      gateways: [entrances.gateway],
      http: [
        {
          name: 'half-and-half',
          route: [
            { destination: versions.subset('v2'), weight: 50 },
            { destination: versions.subset('v3'), weight: 50 },
          ],
        },
      ],
    });
  }
}
