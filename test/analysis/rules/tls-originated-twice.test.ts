import { describe, expect, it } from 'vitest';
import { tlsOriginatedTwice as rule } from '../../../lib/analysis/rules/tls-originated-twice';
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

describe('TLS of the proxy', () => {
  it('on a port where clients speak TLS is one too much, at the top level too', () => {
    expect(
      places(
        rule,
        external('{ number: 443, name: s, protocol: TLS }') +
          object('DestinationRule shop/api', '{ host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE } } }'),
      ),
    ).toEqual(['shop/api spec.trafficPolicy.tls.mode']);
  });

  it('is right where an http rule leads plain requests to that port', () => {
    expect(
      places(
        rule,
        external('{ number: 80, name: h, protocol: HTTP }, { number: 443, name: s, protocol: HTTPS }') +
          rule443('{ mode: SIMPLE }') +
          object(
            'VirtualService shop/api',
            '{ hosts: [api.example.com], http: [{ route: [{ destination: { host: api.example.com, port: { number: 443 } } }] }] }',
          ),
      ),
    ).toEqual([]);
  });

  it('of the mesh around the TLS of the application is taken off again', () => {
    expect(
      places(rule, external('{ number: 443, name: s, protocol: TLS }') + rule443('{ mode: ISTIO_MUTUAL }')),
    ).toEqual([]);
  });

  it('for one port leaves the others alone', () => {
    expect(
      places(
        rule,
        external('{ number: 80, name: h, protocol: HTTP, targetPort: 443 }, { number: 443, name: s, protocol: TLS }') +
          rule443('{ mode: SIMPLE }', 80),
      ),
    ).toEqual([]);
  });
});
