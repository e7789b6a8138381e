import { describe, expect, it } from 'vitest';
import { egressHopTls as rule } from '../../../lib/analysis/rules/egress-hop-tls';
import { places } from '../problems';

describe('the hop to an egress gateway with mutual TLS', () => {
  it('is reset without TLS', () => {
    expect(
      places(
        rule,
        rule.good.replace(', sni: api.example.com', '').replace('ISTIO_MUTUAL } }] }\n', 'DISABLE } }] }\n'),
      ),
    ).toEqual(['shop/api spec.http[0].route[0].destination']);
  });

  it('is reset with the SNI of another host', () => {
    expect(places(rule, rule.good.replace('sni: api', 'sni: www'))).toEqual([
      'shop/api spec.http[0].route[0].destination',
    ]);
  });

  it('works by any SNI where the server takes every host', () => {
    expect(places(rule, rule.bad.replace('hosts: [api.example.com], tls', "hosts: ['*'], tls"))).toEqual([]);
  });

  it('is not judged where no DestinationRule is in the input', () => {
    expect(places(rule, rule.bad.replace('host: istio-egressgateway', 'host: other'))).toEqual([]);
  });
});
