import { describe, expect, it } from 'vitest';
import { httpsRedirectWithoutHttps as rule } from '../../../lib/analysis/rules/https-redirect-without-https';
import { object, places } from '../problems';

const gateway = (...servers: string[]) =>
  object('Gateway shop/edge', `{ selector: { istio: ingressgateway }, servers: [${servers.join(', ')}] }`);

describe('a redirect to HTTPS', () => {
  it('needs a server that takes it', () => {
    expect(
      places(
        rule,
        gateway(
          '{ port: { number: 80, name: h, protocol: HTTP }, hosts: [a.example.com], tls: { httpsRedirect: true } }',
          '{ port: { number: 443, name: s, protocol: HTTPS }, hosts: [b.example.com], tls: { mode: SIMPLE, credentialName: c } }',
        ),
      ),
    ).toEqual(['shop/edge spec.servers[0].hosts[0]']);
  });

  it('may lead to a wildcard, or to TLS passed through', () => {
    expect(
      places(
        rule,
        gateway(
          '{ port: { number: 80, name: h, protocol: HTTP }, hosts: [a.example.com], tls: { httpsRedirect: true } }',
          "{ port: { number: 443, name: s, protocol: TLS }, hosts: ['*.example.com'], tls: { mode: PASSTHROUGH } }",
        ),
      ),
    ).toEqual([]);
  });

  it('may lead to another Gateway of the same pods', () => {
    expect(
      places(
        rule,
        gateway(
          '{ port: { number: 80, name: h, protocol: HTTP }, hosts: [a.example.com], tls: { httpsRedirect: true } }',
        ) +
          object(
            'Gateway web/s',
            '{ selector: { istio: ingressgateway }, servers: [{ port: { number: 443, name: s, protocol: HTTPS }, hosts: [a.example.com], tls: { mode: SIMPLE, credentialName: c } }] }',
          ),
      ),
    ).toEqual([]);
  });

  it('is not served by a Gateway of other pods', () => {
    expect(
      places(
        rule,
        gateway(
          '{ port: { number: 80, name: h, protocol: HTTP }, hosts: [a.example.com], tls: { httpsRedirect: true } }',
        ) +
          object(
            'Gateway web/s',
            '{ selector: { istio: internal }, servers: [{ port: { number: 443, name: s, protocol: HTTPS }, hosts: [a.example.com], tls: { mode: SIMPLE, credentialName: c } }] }',
          ),
      ),
    ).toEqual(['shop/edge spec.servers[0].hosts[0]']);
  });
});
