import { describe, expect, it } from 'vitest';
import { egressGatewayLoop as rule } from '../../../lib/analysis/rules/egress-gateway-loop';
import { object, places } from '../problems';

const egress = (first: string, second: string) =>
  object(
    'VirtualService shop/api',
    `{ hosts: [api.example.com], gateways: [mesh, shop/egress], http: [{ ${first} route: [{ destination: { host: egress.istio-system.svc.cluster.local } }] }, { ${second} route: [{ destination: { host: api.example.com } }] }] }`,
  );

describe('the rule to an egress gateway', () => {
  it('leads the gateway to itself when its match names no gateways', () => {
    expect(places(rule, egress('', 'match: [{ gateways: [shop/egress] }],'))).toEqual(['shop/api spec.http[0]']);
  });

  it('leads sidecars only when it names mesh', () => {
    expect(places(rule, egress('match: [{ gateways: [mesh] }],', 'match: [{ gateways: [shop/egress] }],'))).toEqual([]);
  });

  it('is no hop when it leads to the host itself', () => {
    expect(
      places(
        rule,
        object(
          'VirtualService shop/api',
          '{ hosts: [api.example.com], gateways: [mesh, shop/egress], http: [{ route: [{ destination: { host: api.example.com } }] }, { match: [{ gateways: [shop/egress] }], route: [{ destination: { host: api.example.com } }] }] }',
        ),
      ),
    ).toEqual([]);
  });
});
