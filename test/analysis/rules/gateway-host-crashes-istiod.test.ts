import { describe, expect, it } from 'vitest';
import { gatewayHostCrashesIstiod as rule } from '../../../lib/analysis/rules/gateway-host-crashes-istiod';
import { object, places } from '../problems';

const gateway = (...servers: string[]) =>
  object('Gateway shop/edge', `{ selector: { istio: ingressgateway }, servers: [${servers.join(', ')}] }`);

describe('"*/*" in a list of hosts', () => {
  it('makes istiod panic with ./host behind it', () => {
    expect(
      places(rule, gateway("{ port: { number: 80, name: h, protocol: HTTP }, hosts: ['*/*', ./a.example.com] }")),
    ).toEqual(['shop/edge spec.servers[0].hosts[1]']);
  });

  it('is harmless behind it', () => {
    expect(
      places(rule, gateway("{ port: { number: 80, name: h, protocol: HTTP }, hosts: ['*/a.example.com', '*/*'] }")),
    ).toEqual([]);
  });

  it('is harmless beside hosts of a named namespace or of none', () => {
    expect(
      places(
        rule,
        gateway("{ port: { number: 80, name: h, protocol: HTTP }, hosts: ['*/*', web/a.example.com, b.example.com] }"),
      ),
    ).toEqual([]);
  });
});
