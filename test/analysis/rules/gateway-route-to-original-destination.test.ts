import { describe, expect, it } from 'vitest';
import { gatewayRouteToOriginalDestination as rule } from '../../../lib/analysis/rules/gateway-route-to-original-destination';
import { object, places } from '../problems';

const entry = (resolution: string) =>
  object(
    'ServiceEntry shop/api',
    `{ hosts: [api.example.com], resolution: ${resolution}, ports: [{ number: 80, name: http, protocol: HTTP }] }`,
  );

const leads = (gateways: string) =>
  object(
    'VirtualService shop/api',
    `{ hosts: [api.example.com], gateways: ${gateways}, http: [{ route: [{ destination: { host: api.example.com } }] }] }`,
  );

describe('a ServiceEntry with resolution NONE', () => {
  it('has no endpoints for a gateway', () => {
    expect(places(rule, entry('NONE') + leads('[shop/egress]'))).toEqual([
      'shop/api spec.http[0].route[0].destination.host',
    ]);
  });

  it('has none by default, for NONE is the default', () => {
    expect(
      places(
        rule,
        object(
          'ServiceEntry shop/api',
          '{ hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }] }',
        ) + leads('[shop/egress]'),
      ),
    ).toEqual(['shop/api spec.http[0].route[0].destination.host']);
  });

  it('works for sidecars', () => {
    expect(places(rule, entry('NONE') + leads('[mesh]'))).toEqual([]);
  });

  it('with DNS works for both', () => {
    expect(places(rule, entry('DNS') + leads('[mesh, shop/egress]'))).toEqual([]);
  });
});
