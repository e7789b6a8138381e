import { describe, expect, it } from 'vitest';
import { gatewayDuplicateTlsHost as rule } from '../../../lib/analysis/rules/gateway-duplicate-tls-host';
import { object, places, problems } from '../problems';

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

  const two = (first: string, second: string, selector = 'ingressgateway') =>
    [`shop/a ${first} ingressgateway`, `web/b ${second} ${selector}`]
      .map((text) => text.split(' '))
      .map(([name, host, label]) =>
        object(
          `Gateway ${name}`,
          `{ selector: { istio: ${label} }, servers: [{ port: { number: 443, name: tls, protocol: HTTPS }, hosts: ["${host}"], tls: { mode: SIMPLE, credentialName: c } }] }`,
        ),
      )
      .join('');

  it('of two Gateways for different namespaces makes Envoy refuse the port', () => {
    expect(problems(rule, two('a.example.com', 'web/a.example.com'))).toEqual([
      'Gateway web/b spec.servers[0].hosts[0]: a.example.com belongs to the server "tls" of Gateway shop/a on port 443 already, as "a.example.com": Envoy refuses the whole port, which stays as it was or never opens',
    ]);
    expect(problems(rule, two('a.example.com', 'web/a.example.com', 'internal'))).toEqual([]);
  });

  it('of two Gateways for the same namespaces in other words drops the second', () => {
    expect(problems(rule, two('*/a.example.com', 'a.example.com')).join()).toContain('"tls" is dropped');
    expect(problems(rule, two('web/a.example.com', './a.example.com')).join()).toContain('"tls" is dropped');
    expect(problems(rule, two('a.example.com', 'a.example.com'))).toEqual([]);
  });
});
