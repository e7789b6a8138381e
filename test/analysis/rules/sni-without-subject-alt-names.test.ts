import { describe, expect, it } from 'vitest';
import { sniWithoutSubjectAltNames as rule } from '../../../lib/analysis/rules/sni-without-subject-alt-names';
import { object, places, policy } from '../problems';

describe('an explicit SNI', () => {
  it('switches the check of the name off', () => {
    expect(places(rule, policy('{ tls: { mode: MUTUAL, sni: a } }'))).toEqual([
      'shop/products spec.trafficPolicy.tls.sni',
    ]);
  });

  it('keeps it with the names of the ServiceEntry', () => {
    expect(
      places(
        rule,
        object('ServiceEntry shop/api', '{ hosts: [api.example.com], subjectAltNames: [api.example.com], ports: [] }') +
          object(
            'DestinationRule shop/api',
            '{ host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE, sni: api.example.com } } }',
          ),
      ),
    ).toEqual([]);
  });

  it('is no matter where nothing is checked, or by mesh identities', () => {
    expect(
      places(
        rule,
        policy('{ tls: { mode: SIMPLE, sni: a, insecureSkipVerify: true } }') +
          policy('{ tls: { mode: ISTIO_MUTUAL, sni: a } }'),
      ),
    ).toEqual([]);
  });
});
