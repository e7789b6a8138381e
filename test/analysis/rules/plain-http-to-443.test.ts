import { describe, expect, it } from 'vitest';
import { plainHttpTo443 as rule } from '../../../lib/analysis/rules/plain-http-to-443';
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

describe('plain HTTP to port 443', () => {
  it('leaves in clear text by way of a targetPort too', () => {
    expect(places(rule, external('{ number: 80, name: h, protocol: HTTP, targetPort: 443 }'))).toEqual([
      'shop/api spec.ports[0]',
    ]);
  });

  it('is encrypted by a DestinationRule for that port', () => {
    expect(
      places(
        rule,
        external('{ number: 80, name: h, protocol: HTTP, targetPort: 443 }') + rule443('{ mode: SIMPLE }', 80),
      ),
    ).toEqual([]);
  });

  it('is not encrypted by one for another port', () => {
    expect(
      places(
        rule,
        external('{ number: 80, name: h, protocol: HTTP, targetPort: 443 }') + rule443('{ mode: SIMPLE }', 443),
      ),
    ).toEqual(['shop/api spec.ports[0]']);
  });

  it('is encrypted by a rule for a wildcard', () => {
    expect(
      places(
        rule,
        external('{ number: 443, name: h, protocol: HTTP }') +
          object('DestinationRule shop/all', "{ host: '*.example.com', trafficPolicy: { tls: { mode: SIMPLE } } }"),
      ),
    ).toEqual([]);
  });

  it('inside the mesh is what mTLS is for', () => {
    expect(
      places(rule, external('{ number: 443, name: h, protocol: HTTP }').replace('MESH_EXTERNAL', 'MESH_INTERNAL')),
    ).toEqual([]);
  });
});
