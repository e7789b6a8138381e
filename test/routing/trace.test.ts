import { expect, test } from 'vitest';
import { simulate } from '../../lib/routing';
import { object, service, virtualService, yamlMesh } from './yaml-mesh';

const MESH = yamlMesh(
  service('a') +
    object('DestinationRule', 'a', 'host: a\nsubsets: [{ name: v1, labels: { version: v1 } }]') +
    virtualService(
      'first',
      `
hosts: [a]
http:
  - { match: [{ sourceLabels: { app: other } }], route: [{ destination: { host: a } }] }
  - { name: new, match: [{ uri: { prefix: /new } }], route: [{ destination: { host: a } }] }
  - { name: rest, route: [{ destination: { host: a, subset: v1 } }] }
`,
    ) +
    virtualService('second', 'hosts: [a]\nhttp: [{ route: [{ destination: { host: a } }] }]') +
    virtualService('third', 'hosts: [a]\ngateways: [edge]\nhttp: [{ route: [{ destination: { host: a } }] }]'),
);
const REQUEST = {
  from: { workload: { namespace: 'shop', labels: { app: 'web' } } },
  host: 'a',
  port: 80,
  path: '/old',
};

test('a trace says of every object and rule why it was taken or passed over', () => {
  expect(simulate(MESH, REQUEST, { trace: true }).trace).toEqual([
    'The connection arrives at listener 0.0.0.0_80.',
    'Route configuration 80, virtual host a.shop.svc.cluster.local:80 (a.shop.svc.cluster.local, a.shop.svc.cluster.local., a, a.shop.svc, a.shop).',
    'VirtualService shop/first gives routes for a.shop.svc.cluster.local:80.',
    'VirtualService shop/first rule 0: a match is left out, for it is for clients labelled app=other.',
    'VirtualService shop/second is passed over: another VirtualService has the host already, the Sidecar does not import it, or none of its rules is for this proxy and port.',
    'VirtualService shop/third is passed over: it is bound to shop/edge, not to mesh.',
    'VirtualService shop/first rule 1 ("new") is passed over: it asks that path begins with "/new", and this one is "/old".',
    'VirtualService shop/first rule 2 ("rest") takes the request: path begins with "/".',
    'a.shop.svc.cluster.local:80, subset v1 follows DestinationRule shop/a; TLS toward it: ISTIO_MUTUAL.',
  ]);
});

test('an answer says how the endpoints are treated, by the settings of their subset', () => {
  const limited = yamlMesh(
    service('a') +
      object(
        'DestinationRule',
        'a',
        `
host: a
trafficPolicy: { connectionPool: { tcp: { maxConnections: 7 } }, loadBalancer: { simple: RANDOM } }
subsets: [{ name: v1, labels: { version: v1 }, trafficPolicy: { connectionPool: { http: { http2MaxRequests: 9 } } } }]
`,
      ) +
      virtualService('a', 'hosts: [a]\nhttp: [{ route: [{ destination: { host: a, subset: v1 } }] }]'),
  );
  const { policies, trace } = simulate(limited, REQUEST, { trace: true });
  expect(policies).toEqual([
    { loadBalancer: { simple: 'RANDOM' }, connectionPool: { http: { http2MaxRequests: 9 } }, tls: 'ISTIO_MUTUAL' },
  ]);
  expect(trace.at(-1)).toBe(
    'The proxy treats its endpoints by loadBalancer.simple RANDOM, connectionPool.http.http2MaxRequests 9.',
  );
});

test('without being asked for there is no trace', () => {
  expect(simulate(MESH, REQUEST).trace).toEqual([]);
});
