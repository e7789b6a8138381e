import { describe, expect, it } from 'vitest';
import { gatewayDuplicateTlsHost as rule } from '../../../lib/analysis/rules/gateway-duplicate-tls-host';
import { object, places } from '../problems';

const gateway = (...servers: string[]) =>
  object('Gateway shop/edge', `{ selector: { istio: ingressgateway }, servers: [${servers.join(', ')}] }`);

describe('a TLS host', () => {
  it('on two servers of a port drops the second', () => {
    expect(
      places(
        rule,
        gateway(
          '{ port: { number: 443, name: a, protocol: HTTPS }, hosts: [shop/a.example.com], tls: { mode: SIMPLE, credentialName: c } }',
          '{ port: { number: 443, name: b, protocol: TLS }, hosts: [a.example.com], tls: { mode: PASSTHROUGH } }',
        ),
      ),
    ).toEqual(['shop/edge spec.servers[1].hosts[0]']);
  });

  it('may be on two ports', () => {
    expect(
      places(
        rule,
        gateway(
          '{ port: { number: 443, name: a, protocol: HTTPS }, hosts: [a.example.com], tls: { mode: SIMPLE, credentialName: c } }',
          '{ port: { number: 8443, name: b, protocol: HTTPS }, hosts: [a.example.com], tls: { mode: SIMPLE, credentialName: c } }',
        ),
      ),
    ).toEqual([]);
  });

  it('may be covered by a wildcard of another server', () => {
    expect(
      places(
        rule,
        gateway(
          '{ port: { number: 443, name: a, protocol: HTTPS }, hosts: [a.example.com], tls: { mode: SIMPLE, credentialName: c } }',
          "{ port: { number: 443, name: b, protocol: HTTPS }, hosts: ['*.example.com'], tls: { mode: SIMPLE, credentialName: c } }",
        ),
      ),
    ).toEqual([]);
  });

  it('twice on one server is one', () => {
    expect(
      places(
        rule,
        gateway(
          '{ port: { number: 443, name: a, protocol: HTTPS }, hosts: [a.example.com, a.example.com], tls: { mode: SIMPLE, credentialName: c } }',
        ),
      ),
    ).toEqual([]);
  });
});
