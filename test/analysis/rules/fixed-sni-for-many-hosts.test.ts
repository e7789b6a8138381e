import { describe, expect, it } from 'vitest';
import { fixedSniForManyHosts as rule } from '../../../lib/analysis/rules/fixed-sni-for-many-hosts';
import { object, places, policy } from '../problems';

describe('one SNI', () => {
  it('for a wildcard host is wrong for all hosts but one', () => {
    expect(
      places(
        rule,
        object(
          'DestinationRule shop/all',
          "{ host: '*.example.com', trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode: SIMPLE, sni: www.example.com } }] } }",
        ),
      ),
    ).toEqual(['shop/all spec.trafficPolicy.portLevelSettings[0].tls.sni']);
  });

  it('for one host is that host', () => {
    expect(places(rule, policy('{ tls: { mode: SIMPLE, sni: a } }'))).toEqual([]);
  });
});
