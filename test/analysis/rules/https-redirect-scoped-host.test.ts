import { describe, expect, it } from 'vitest';
import { httpsRedirectScopedHost as rule } from '../../../lib/analysis/rules/https-redirect-scoped-host';
import { object, places } from '../problems';

const gateway = (...servers: string[]) =>
  object('Gateway shop/edge', `{ selector: { istio: ingressgateway }, servers: [${servers.join(', ')}] }`);

describe('a redirect for ns/host', () => {
  it('fails without a VirtualService of that namespace', () => {
    expect(
      places(
        rule,
        gateway(
          '{ port: { number: 80, name: h, protocol: HTTP }, hosts: [./a.example.com], tls: { httpsRedirect: true } }',
        ) + object('VirtualService web/v', '{ hosts: [a.example.com], gateways: [shop/edge] }'),
      ),
    ).toEqual(['shop/edge spec.servers[0].hosts[0]']);
  });

  it('works with one', () => {
    expect(
      places(
        rule,
        gateway(
          '{ port: { number: 80, name: h, protocol: HTTP }, hosts: [./a.example.com], tls: { httpsRedirect: true } }',
        ) + object('VirtualService shop/v', '{ hosts: [a.example.com], gateways: [shop/edge] }'),
      ),
    ).toEqual([]);
  });

  it('works for all namespaces, which is as good as none', () => {
    expect(
      places(
        rule,
        gateway(
          "{ port: { number: 80, name: h, protocol: HTTP }, hosts: ['*/a.example.com'], tls: { httpsRedirect: true } }",
        ),
      ),
    ).toEqual([]);
  });
});
