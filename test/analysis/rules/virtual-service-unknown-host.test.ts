import { describe, expect, it } from 'vitest';
import { virtualServiceUnknownHost as rule } from '../../../lib/analysis/rules/virtual-service-unknown-host';
import { meshOf, places } from '../problems';

const service = (name: string, namespace = 'shop', exportTo = '*') => `
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ${namespace}, annotations: { networking.istio.io/exportTo: '${exportTo}' } }
spec: { ports: [{ name: http, port: 80 }] }
---`;

const route = (host: string, more = '') => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec: { hosts: [web], ${more} http: [{ route: [{ destination: { host: '${host}' } }] }] }
---`;

function levels(yaml: string): string[] {
  return [...rule.check(meshOf(yaml))].map(({ level = rule.level, help }) => `${level}: ${help}`);
}

describe('a destination that nothing serves', () => {
  it('is an error with the nearest name where the Services of its namespace are in the input', () => {
    expect(levels(service('reviews') + route('reviws'))).toEqual(['error: Did you mean "reviews"?']);
    expect(levels(service('reviews') + route('reviws.shop.svc.cluster.local'))).toEqual([
      'error: Did you mean "reviews.shop.svc.cluster.local"?',
    ]);
  });

  it('is a warning where none of them is, since they may stand elsewhere', () => {
    expect(levels(service('ledger', 'bank') + route('reviews'))).toEqual([expect.stringMatching(/^warning: Declare/)]);
    expect(levels(route('api.example.com'))).toEqual([expect.stringMatching(/^warning: Declare/)]);
  });

  it('written as service.namespace gets the full name that was meant', () => {
    expect(levels(service('reviews') + route('reviews.shop'))).toEqual([
      'error: Istio does not expand "reviews.shop": write "reviews.shop.svc.cluster.local".',
    ]);
  });

  it('is found in mirrors and in TLS and TCP routes', () => {
    const yaml = `${service('reviews')}
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [web]
  http: [{ route: [{ destination: { host: reviews } }], mirror: { host: gone }, mirrors: [{ destination: { host: lost } }] }]
  tls: [{ match: [{ sniHosts: [web] }], route: [{ destination: { host: away } }] }]
  tcp: [{ route: [{ destination: { host: off } }] }]
`;
    expect(places(rule, yaml)).toEqual([
      'shop/web spec.http[0].mirror.host',
      'shop/web spec.http[0].mirrors[0].destination.host',
      'shop/web spec.tls[0].route[0].destination.host',
      'shop/web spec.tcp[0].route[0].destination.host',
    ]);
  });

  it('exists and is not exported: the message says so', () => {
    const yaml = service('ledger', 'bank', '.') + route('ledger.bank.svc.cluster.local');
    expect(levels(yaml)).toEqual(['error: Export Service bank/ledger to shop.']);
    expect(levels(service('ledger', 'bank', 'shop,blog') + route('ledger.bank.svc.cluster.local'))).toEqual([]);
  });

  it('is looked for where the VirtualService is exported to', () => {
    const yaml = service('ledger', 'bank', 'blog');
    expect(levels(yaml + route('ledger.bank.svc.cluster.local', 'exportTo: [blog],'))).toEqual([]);
  });

  it('is served by a wildcard ServiceEntry', () => {
    const entry = `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: all, namespace: shop }
spec: { hosts: ['*.example.com'], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: NONE }
---`;
    expect(levels(entry + route('api.example.com'))).toEqual([]);
    expect(levels(entry + route('example.com'))).toHaveLength(1);
  });

  it('is not spoken of when it is assumed', () => {
    const assume = [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'reviews', namespace: 'shop' } }];
    expect(places(rule, route('reviews'), { assume })).toEqual([]);
  });
});
