import { describe, expect, it } from 'vitest';
import { credentialOutOfReach as rule } from '../../../lib/analysis/rules/credential-out-of-reach';
import { object, places } from '../problems';

const secret = (namespace: string) => object(`Secret ${namespace}/bank-client`);

const needs = object(
  'DestinationRule shop/bank',
  '{ host: api.bank.example, workloadSelector: { matchLabels: { app: web } }, trafficPolicy: { tls: { mode: MUTUAL, credentialName: bank-client } } }',
);

describe('a Secret', () => {
  it('of another namespace is out of reach for the sidecars of a rule', () => {
    expect(places(rule, secret('web') + needs)).toEqual(['shop/bank spec.trafficPolicy.tls.credentialName']);
  });

  it('of the own namespace is within reach', () => {
    expect(places(rule, secret('shop') + secret('web') + needs)).toEqual([]);
  });

  it('that the input does not hold may be anywhere', () => {
    expect(places(rule, needs)).toEqual([]);
  });

  it('beside the Gateway is judged by the pods where they are known', () => {
    expect(
      places(
        rule,
        rule.bad + object('Deployment shop/gw', '{ template: { metadata: { labels: { istio: ingressgateway } } } }'),
      ),
    ).toEqual([]);
  });
});
