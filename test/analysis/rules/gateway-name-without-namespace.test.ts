import { describe, expect, it } from 'vitest';
import { gatewayNameWithoutNamespace as rule } from '../../../lib/analysis/rules/gateway-name-without-namespace';
import { object, places } from '../problems';

describe('a gateway name', () => {
  it('without namespace means the own one', () => {
    expect(
      places(
        rule,
        object('Gateway shop/edge', '{ servers: [] }') +
          object('VirtualService shop/edge', '{ hosts: [a.example.com], gateways: [mesh, edge] }'),
      ),
    ).toEqual(['shop/edge spec.gateways[1]']);
  });

  it('of a Gateway that does not exist is another finding', () => {
    expect(places(rule, object('VirtualService shop/edge', '{ hosts: [a.example.com], gateways: [edge] }'))).toEqual(
      [],
    );
  });

  it('with a namespace, mesh, or the old dotted form is left alone', () => {
    expect(
      places(
        rule,
        object(
          'VirtualService shop/edge',
          '{ hosts: [a.example.com], gateways: [mesh, shop/edge, edge.shop.svc.cluster.local] }',
        ),
      ),
    ).toEqual([]);
  });
});
