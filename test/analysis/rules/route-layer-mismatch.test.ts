import { describe, expect, it } from 'vitest';
import { routeLayerMismatch as rule } from '../../../lib/analysis/rules/route-layer-mismatch';
import { object, places, problems } from '../problems';

const gateway = (...servers: string[]) =>
  object('Gateway shop/edge', `{ selector: { istio: ingressgateway }, servers: [${servers.join(', ')}] }`);

describe('rules of a gateway', () => {
  it('of kind tls never match where the server ends TLS', () => {
    expect(
      places(
        rule,
        gateway(
          '{ port: { number: 443, name: s, protocol: HTTPS }, hosts: [a.example.com], tls: { mode: SIMPLE, credentialName: c } }',
        ) +
          object(
            'VirtualService shop/v',
            '{ hosts: [a.example.com], gateways: [edge], tls: [{ match: [{ sniHosts: [a.example.com] }], route: [{ destination: { host: a } }] }] }',
          ),
      ),
    ).toEqual(['shop/v spec.tls']);
  });

  it('of kind http never match where AUTO_PASSTHROUGH goes by the SNI', () => {
    expect(
      problems(
        rule,
        gateway(
          '{ port: { number: 443, name: s, protocol: TLS }, hosts: [a.example.com], tls: { mode: AUTO_PASSTHROUGH } }',
        ) +
          object(
            'VirtualService shop/v',
            '{ hosts: [a.example.com], gateways: [edge], http: [{ redirect: { uri: / } }] }',
          ),
      ).join(),
    ).toContain('reads no VirtualService at all');
  });

  it('of kind tcp match where TLS ends at a server of protocol TLS', () => {
    expect(
      places(
        rule,
        gateway(
          '{ port: { number: 443, name: s, protocol: TLS }, hosts: [a.example.com], tls: { mode: SIMPLE, credentialName: c } }',
        ) +
          object(
            'VirtualService shop/v',
            '{ hosts: [a.example.com], gateways: [edge], tcp: [{ route: [{ destination: { host: a } }] }] }',
          ),
      ),
    ).toEqual([]);
  });

  it('match where any of the servers for the host reads them', () => {
    expect(
      places(
        rule,
        gateway(
          '{ port: { number: 443, name: s, protocol: TLS }, hosts: [a.example.com], tls: { mode: PASSTHROUGH } }',
          '{ port: { number: 80, name: h, protocol: HTTP }, hosts: [a.example.com] }',
        ) +
          object(
            'VirtualService shop/v',
            '{ hosts: [a.example.com], gateways: [edge], http: [{ redirect: { uri: / } }] }',
          ),
      ),
    ).toEqual([]);
  });

  it('may match at sidecars', () => {
    expect(
      places(
        rule,
        gateway(
          '{ port: { number: 443, name: s, protocol: TLS }, hosts: [a.example.com], tls: { mode: PASSTHROUGH } }',
        ) +
          object(
            'VirtualService shop/v',
            '{ hosts: [a.example.com], gateways: [mesh, edge], http: [{ redirect: { uri: / } }] }',
          ),
      ),
    ).toEqual([]);
  });

  it('are not judged where the gateway is unknown or has no such host', () => {
    expect(
      places(
        rule,
        gateway(
          '{ port: { number: 443, name: s, protocol: TLS }, hosts: [b.example.com], tls: { mode: PASSTHROUGH } }',
        ) +
          object(
            'VirtualService shop/v',
            '{ hosts: [a.example.com], gateways: [edge], http: [{ redirect: { uri: / } }] }',
          ) +
          object(
            'VirtualService shop/w',
            '{ hosts: [a.example.com], gateways: [other/edge], http: [{ redirect: { uri: / } }] }',
          ),
      ),
    ).toEqual([]);
  });
});
