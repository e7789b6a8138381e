import { expect, test } from 'vitest';
import { Namespace } from '../../lib/resources/namespace';
import { Service } from '../../lib/resources/service';
import { VirtualService } from '../../lib/resources/virtual-service';
import { chartIn } from './in-chart';

const chart = chartIn();
const reviews = new Service(chart, 'reviews', { ports: [{ name: 'http', port: 9080 }] });
const destination = { host: 'reviews.shop.svc.cluster.local', port: { number: 9080 } };

test('routes of every protocol name their destinations', () => {
  const front = new Namespace(chart, 'front');
  const route = new VirtualService(chart, 'every', {
    hosts: [reviews],
    http: [
      {
        match: [{ uri: { prefix: '/' }, sourceNamespace: front }],
        route: [{ destination: reviews }],
        mirror: reviews,
        mirrors: [{ destination: reviews, percentage: { value: 1 } }],
      },
    ],
    tls: [{ match: [{ sniHosts: ['a.b'] }], route: [{ destination: reviews.port(9080) }] }],
    tcp: [{ match: [{ port: 9080 }], route: [{ destination: reviews.port('http'), weight: 100 }] }],
  });
  expect(route.toJson().spec).toEqual({
    hosts: ['reviews.shop.svc.cluster.local'],
    http: [
      {
        match: [{ sourceNamespace: 'front', uri: { prefix: '/' } }],
        mirror: destination,
        mirrors: [{ destination, percentage: { value: 1 } }],
        route: [{ destination }],
      },
    ],
    tcp: [{ match: [{ port: 9080 }], route: [{ destination, weight: 100 }] }],
    tls: [{ match: [{ sniHosts: ['a.b'] }], route: [{ destination }] }],
  });
});

test('a root delegates to others, of this program or not', () => {
  const team = new VirtualService(chartIn('team'), 'routes', { http: [{ route: [{ destination: reviews }] }] });
  const root = new VirtualService(chart, 'root', {
    hosts: [reviews],
    http: [
      { match: [{ uri: { prefix: '/team' } }], delegate: team },
      { delegate: VirtualService.fromName('rest', { namespace: 'other' }) },
    ],
  });
  expect(root.toJson().spec).toMatchObject({
    http: [{ delegate: { name: 'routes', namespace: 'team' } }, { delegate: { name: 'rest', namespace: 'other' } }],
  });
});
