import { describe, expect, it } from 'vitest';
import { tlsToPlainPort as rule } from '../../../lib/analysis/rules/tls-to-plain-port';
import { object, places } from '../problems';

const external = (port: string, others = '') =>
  object(
    'ServiceEntry shop/api',
    `{ hosts: [api.example.com], location: MESH_EXTERNAL, resolution: DNS, ports: [${port}]${others} }`,
  );

const rule443 = (tls: string, port = 443) =>
  object(
    'DestinationRule shop/api',
    `{ host: api.example.com, trafficPolicy: { portLevelSettings: [{ port: { number: ${port} }, tls: ${tls} }] } }`,
  );

describe('TLS of the proxy to port 80', () => {
  it('meets a server that speaks plain HTTP', () => {
    expect(places(rule, external('{ number: 80, name: h, protocol: HTTP }') + rule443('{ mode: SIMPLE }', 80))).toEqual(
      ['shop/api spec.trafficPolicy.portLevelSettings[0].tls.mode'],
    );
  });

  it('does not where targetPort or the endpoints say another', () => {
    expect(
      places(
        rule,
        external(
          '{ number: 80, name: h, protocol: HTTP }',
          ', endpoints: [{ address: api.example.com, ports: { h: 443 } }]',
        ) + rule443('{ mode: SIMPLE }', 80),
      ),
    ).toEqual([]);
  });

  it('does where one of the endpoints says 80', () => {
    expect(
      places(
        rule,
        external(
          '{ number: 8080, name: h, protocol: HTTP }',
          ', endpoints: [{ address: a.example.com, ports: { h: 443 } }, { address: b.example.com, ports: { h: 80 } }]',
        ) + rule443('{ mode: SIMPLE }', 8080),
      ),
    ).toEqual(['shop/api spec.trafficPolicy.portLevelSettings[0].tls.mode']);
  });

  it('is no matter where HTTP rules send every request to another port', () => {
    const both = external('{ number: 80, name: h, protocol: HTTP }, { number: 443, name: s, protocol: HTTPS }');
    const tls = object(
      'DestinationRule shop/api',
      '{ host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE } } }',
    );
    const to = (port: number) =>
      object(
        'VirtualService shop/api',
        `{ hosts: [api.example.com], http: [{ match: [{ port: 80 }], route: [{ destination: { host: api.example.com, port: { number: ${port} } } }] }] }`,
      );
    expect(places(rule, both + tls + to(443))).toEqual([]);
    expect(places(rule, both + tls + to(80))).toEqual(['shop/api spec.trafficPolicy.tls.mode']);
  });
});
