import { describe, expect, it } from 'vitest';
import { destinationRuleHidesTls as rule } from '../../../lib/analysis/rules/destination-rule-hides-tls';
import { object, places, policy } from '../problems';

const wide = (namespace: string, mode: string) =>
  object(`DestinationRule ${namespace}/default`, `{ host: '*.local', trafficPolicy: { tls: { mode: ${mode} } } }`);

describe('a DestinationRule without tls', () => {
  it('hides the mode of a mesh-wide one', () => {
    expect(places(rule, wide('istio-system', 'SIMPLE') + policy('{ outlierDetection: {} }'))).toEqual([
      'shop/products spec.trafficPolicy',
    ]);
  });

  it('hides nothing that automatic mTLS would not do', () => {
    expect(places(rule, wide('istio-system', 'ISTIO_MUTUAL') + policy('{ outlierDetection: {} }'))).toEqual([]);
  });

  it('hides nothing of a namespace where nobody looks', () => {
    expect(places(rule, wide('web', 'SIMPLE') + policy('{ outlierDetection: {} }'))).toEqual([]);
  });

  it('of subsets alone takes the place too, but says nothing of policies', () => {
    expect(
      places(
        rule,
        wide('istio-system', 'SIMPLE') +
          object('DestinationRule shop/products', '{ host: products.shop.svc.cluster.local, subsets: [{ name: v1 }] }'),
      ),
    ).toEqual([]);
  });
});
