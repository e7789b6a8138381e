import { describe, expect, it } from 'vitest';
import { serviceDotNamespaceHost as rule } from '../../../lib/analysis/rules/service-dot-namespace-host';
import { object, places, service } from '../problems';

describe('a host of the form service.namespace', () => {
  it('is not the Service', () => {
    expect(
      places(rule, service('{ name: http, port: 80 }') + object('VirtualService shop/v', '{ hosts: [products.shop] }')),
    ).toEqual(['shop/v spec.hosts[0]']);
  });

  it('is not with .svc either', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80 }') + object('VirtualService shop/v', '{ hosts: [products.shop.svc] }'),
      ),
    ).toEqual(['shop/v spec.hosts[0]']);
  });

  it('is a host like any other where no such Service is known', () => {
    expect(places(rule, object('VirtualService shop/v', '{ hosts: [example.com] }'))).toEqual([]);
  });

  it('is one that a ServiceEntry may serve', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80 }') +
          object('ServiceEntry shop/e', '{ hosts: [products.shop] }') +
          object('VirtualService shop/v', '{ hosts: [products.shop] }'),
      ),
    ).toEqual([]);
  });

  it('may be what clients of a gateway ask for', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80 }') +
          object('VirtualService shop/v', '{ hosts: [products.shop], gateways: [shop/edge] }'),
      ),
    ).toEqual([]);
  });
});
