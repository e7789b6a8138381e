import { describe, expect, it } from 'vitest';
import { httpRouteToTlsPort as rule } from '../../../lib/analysis/rules/http-route-to-tls-port';
import { object, places, policy, service } from '../problems';

const edge = object(
  'VirtualService shop/edge',
  '{ hosts: [a.example.com], gateways: [shop/edge], http: [{ route: [{ destination: { host: products.shop.svc.cluster.local, port: { number: 443 } } }] }] }',
);

describe('plain HTTP', () => {
  it('of a gateway meets a server that waits for TLS', () => {
    expect(places(rule, service('{ name: https, port: 443 }') + edge)).toEqual([
      'shop/edge spec.http[0].route[0].destination',
    ]);
  });

  it('is encrypted by a DestinationRule', () => {
    expect(places(rule, service('{ name: https, port: 443 }') + policy('{ tls: { mode: SIMPLE } }') + edge)).toEqual(
      [],
    );
  });

  it('is not encrypted by DISABLE', () => {
    expect(places(rule, service('{ name: https, port: 443 }') + policy('{ tls: { mode: DISABLE } }') + edge)).toEqual([
      'shop/edge spec.http[0].route[0].destination',
    ]);
  });

  it('is what a port of another protocol wants', () => {
    expect(places(rule, service('{ name: http, port: 443 }') + edge)).toEqual([]);
  });

  it('for a Service by its short name that cannot be read at all is another finding', () => {
    const own = object(
      'VirtualService shop/own',
      '{ hosts: [products], http: [{ route: [{ destination: { host: products } }] }] }',
    );
    expect(places(rule, service('{ name: https, port: 443 }') + own)).toEqual([]);
  });

  it('of an HTTPRoute meets such a server as well', () => {
    const httpRoute = (parent: string) =>
      object(
        'HTTPRoute shop/r',
        `{ parentRefs: [${parent}], rules: [{ backendRefs: [{ name: products, port: 443 }] }] }`,
      );
    const secure = service('{ name: https, port: 443 }');
    expect(places(rule, secure + httpRoute('{ name: edge }'))).toEqual(['shop/r spec.rules[0].backendRefs[0].port']);
    expect(places(rule, secure + policy('{ tls: { mode: SIMPLE } }') + httpRoute('{ name: edge }'))).toEqual([]);
    expect(places(rule, secure + httpRoute('{ kind: Service, group: "", name: products }'))).toEqual([]);
  });

  it('is encrypted by a BackendTLSPolicy, for one port or for all', () => {
    const secure = service('{ name: https, port: 443 }', '{ name: admin, port: 8443, appProtocol: https }');
    const backend = (section: string) =>
      object(
        'BackendTLSPolicy shop/b',
        `{ targetRefs: [{ group: "", kind: Service, name: products${section} }], validation: { hostname: a.example.com, wellKnownCACertificates: System } }`,
      );
    expect(places(rule, secure + edge + backend(''))).toEqual([]);
    expect(places(rule, secure + edge + backend(', sectionName: https'))).toEqual([]);
    expect(places(rule, secure + edge + backend(', sectionName: admin'))).toEqual([
      'shop/edge spec.http[0].route[0].destination',
    ]);
  });
});
