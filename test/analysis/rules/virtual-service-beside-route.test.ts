import { describe, expect, it } from 'vitest';
import { virtualServiceBesideRoute as rule } from '../../../lib/analysis/rules/virtual-service-beside-route';
import { places } from '../problems';

describe('a route for a Service of the mesh', () => {
  it('goes with a VirtualService of gateways', () => {
    expect(places(rule, rule.bad.replace('hosts:', 'gateways: [shop/edge]\n  hosts:'))).toEqual([]);
  });

  it('of a Gateway goes with a VirtualService', () => {
    expect(places(rule, rule.bad.replace("group: '', kind: Service, name: products", 'name: edge'))).toEqual([]);
  });

  it('is found from another namespace', () => {
    expect(
      places(
        rule,
        rule.bad
          .replace('{ name: products, namespace: shop }', '{ name: r, namespace: web }')
          .replace('kind: Service, name: products', 'kind: Service, namespace: shop, name: products'),
      ),
    ).toEqual(['shop/products spec.hosts[0]']);
  });
});
