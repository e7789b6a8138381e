import { describe, expect, it } from 'vitest';
import { httpRulesOnTlsPort as rule } from '../../../lib/analysis/rules/http-rules-on-tls-port';
import { object, places } from '../problems';

const entry = (ports: string) =>
  object('ServiceEntry shop/api', `{ hosts: [api.example.com], resolution: DNS, ports: [${ports}] }`);

const rules = (rule: string) => object('VirtualService shop/api', `{ hosts: [api.example.com], http: [{ ${rule} }] }`);

describe('http rules for sidecars', () => {
  it('are dead where the only port is TLS', () => {
    expect(places(rule, entry('{ number: 443, name: s, protocol: HTTPS }') + rules('redirect: { uri: / }'))).toEqual([
      'shop/api spec.http',
    ]);
  });

  it('are dead for single matches on such a port', () => {
    expect(
      places(
        rule,
        entry('{ number: 80, name: h, protocol: HTTP }, { number: 443, name: s, protocol: TLS }') +
          rules('match: [{ port: 443 }], redirect: { uri: / }'),
      ),
    ).toEqual(['shop/api spec.http[0].match']);
  });

  it('live on the HTTP port beside it', () => {
    expect(
      places(
        rule,
        entry('{ number: 80, name: h, protocol: HTTP }, { number: 443, name: s, protocol: TLS }') +
          rules('redirect: { uri: / }'),
      ),
    ).toEqual([]);
  });

  it('are not judged for a host that nobody declares', () => {
    expect(places(rule, rules('redirect: { uri: / }'))).toEqual([]);
  });

  it('of gateways are about other ports', () => {
    expect(
      places(
        rule,
        entry('{ number: 443, name: s, protocol: TLS }') +
          rules('redirect: { uri: / }').replace('hosts:', 'gateways: [shop/edge], hosts:'),
      ),
    ).toEqual([]);
  });
});
