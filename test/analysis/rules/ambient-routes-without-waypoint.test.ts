import { describe, expect, it } from 'vitest';
import { ambientRoutesWithoutWaypoint as rule } from '../../../lib/analysis/rules/ambient-routes-without-waypoint';
import { object, places, route, service } from '../problems';

const ambient = (labels = '') =>
  object('Namespace shop', '{}', `labels: { istio.io/dataplane-mode: ambient, ${labels} }`);

describe('http rules for an ambient Service', () => {
  it('hold for nobody without a waypoint', () => {
    expect(places(rule, ambient() + service('{ name: http, port: 80 }') + route('timeout: 1s'))).toEqual([
      'shop/products spec.hosts[0]',
    ]);
  });

  it('hold with one, and at gateways anyway', () => {
    expect(
      places(
        rule,
        ambient('istio.io/use-waypoint: w') +
          service('{ name: http, port: 80 }') +
          route('timeout: 1s') +
          object(
            'VirtualService web/edge',
            '{ hosts: [products.shop.svc.cluster.local], gateways: [web/edge], http: [{ redirect: { uri: / } }] }',
          ),
      ),
    ).toEqual([]);
  });

  it('are another matter on TCP ports', () => {
    expect(places(rule, ambient() + service('{ name: tcp, port: 80 }') + route('timeout: 1s'))).toEqual([]);
  });

  it('of an HTTPRoute for the Service are lost as well, and those of a gateway are its own', () => {
    const httpRoute = (parent: string) => object('HTTPRoute shop/r', `{ parentRefs: [${parent}], rules: [] }`);
    const shop = object('Namespace shop', '{}', 'labels: { istio.io/dataplane-mode: ambient }');
    const products = service('{ name: http, port: 8080 }');
    const toService = httpRoute('{ kind: Service, group: "", name: products }');
    expect(places(rule, shop + products + toService)).toEqual(['shop/r spec.parentRefs[0]']);
    expect(places(rule, shop + products + httpRoute('{ name: products }'))).toEqual([]);
    expect(places(rule, products + toService)).toEqual([]);
  });
});
