import { describe, expect, it } from 'vitest';
import { gatewayPortConflict as rule } from '../../../lib/analysis/rules/gateway-port-conflict';
import { object, places } from '../problems';

const gateway = (...servers: string[]) =>
  object('Gateway shop/edge', `{ selector: { istio: ingressgateway }, servers: [${servers.join(', ')}] }`);

describe('two servers on one port', () => {
  it('conflict when both are plain TCP', () => {
    expect(
      places(
        rule,
        gateway(
          '{ port: { number: 9000, name: a, protocol: TCP }, hosts: [a.example.com] }',
          '{ port: { number: 9000, name: b, protocol: TCP }, hosts: [b.example.com] }',
        ),
      ),
    ).toEqual(['shop/edge spec.servers[1].port']);
  });

  it('conflict when TLS comes behind HTTP', () => {
    expect(
      places(
        rule,
        gateway(
          '{ port: { number: 443, name: a, protocol: HTTP }, hosts: [a.example.com] }',
          '{ port: { number: 443, name: b, protocol: HTTPS }, hosts: [b.example.com], tls: { mode: SIMPLE, credentialName: c } }',
        ),
      ),
    ).toEqual(['shop/edge spec.servers[1].port']);
  });

  it('share it when TLS comes first, for then the SNI tells them apart', () => {
    expect(
      places(
        rule,
        gateway(
          '{ port: { number: 443, name: b, protocol: TLS }, hosts: [b.example.com], tls: { mode: PASSTHROUGH } }',
          '{ port: { number: 443, name: a, protocol: HTTP }, hosts: [a.example.com] }',
        ),
      ),
    ).toEqual([]);
  });

  it('share it when both are HTTP, or both TLS', () => {
    expect(
      places(
        rule,
        gateway(
          '{ port: { number: 80, name: a, protocol: HTTP }, hosts: [a.example.com] }',
          '{ port: { number: 80, name: b, protocol: HTTP2 }, hosts: [b.example.com] }',
          '{ port: { number: 443, name: c, protocol: TLS }, hosts: [a.example.com], tls: { mode: PASSTHROUGH } }',
          '{ port: { number: 443, name: d, protocol: HTTPS }, hosts: [b.example.com], tls: { mode: SIMPLE, credentialName: c } }',
        ),
      ),
    ).toEqual([]);
  });

  it('share it on different addresses', () => {
    expect(
      places(
        rule,
        gateway(
          '{ bind: 10.0.0.1, port: { number: 9000, name: a, protocol: TCP }, hosts: [a.example.com] }',
          '{ bind: 10.0.0.2, port: { number: 9000, name: b, protocol: TCP }, hosts: [b.example.com] }',
        ),
      ),
    ).toEqual([]);
  });

  it('of different pods have each their own', () => {
    expect(
      places(
        rule,
        gateway('{ port: { number: 9000, name: a, protocol: TCP }, hosts: [a.example.com] }') +
          object(
            'Gateway web/b',
            '{ selector: { istio: internal }, servers: [{ port: { number: 9000, name: b, protocol: TCP }, hosts: [b.example.com] }] }',
          ),
      ),
    ).toEqual([]);
  });
});
