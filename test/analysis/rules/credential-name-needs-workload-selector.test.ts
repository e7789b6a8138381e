import { describe, expect, it } from 'vitest';
import { credentialNameNeedsWorkloadSelector as rule } from '../../../lib/analysis/rules/credential-name-needs-workload-selector';
import { object, places } from '../problems';

const bank = (others: string, mode: string) =>
  object(
    'DestinationRule shop/bank',
    `{ host: api.bank.example${others}, trafficPolicy: { tls: { mode: ${mode}, credentialName: client } } }`,
  );

describe('a credentialName', () => {
  it('for sidecars needs a workloadSelector', () => {
    expect(places(rule, bank('', 'MUTUAL'))).toEqual(['shop/bank spec.trafficPolicy.tls.credentialName']);
  });

  it('with a workloadSelector is read', () => {
    expect(places(rule, bank(', workloadSelector: { matchLabels: { app: web } }', 'MUTUAL'))).toEqual([]);
  });

  it('works at a gateway that calls the host', () => {
    expect(
      places(
        rule,
        bank('', 'MUTUAL') +
          object(
            'VirtualService shop/bank',
            '{ hosts: [api.bank.example], gateways: [shop/egress], http: [{ route: [{ destination: { host: api.bank.example } }] }] }',
          ),
      ),
    ).toEqual([]);
  });

  it('of a mesh-wide rule is for gateways', () => {
    expect(places(rule, bank('', 'MUTUAL').replace('namespace: shop', 'namespace: istio-system'))).toEqual([]);
  });
});
