import { describe, expect, it } from 'vitest';
import { destinationRuleMergedAway as rule } from '../../../lib/analysis/rules/destination-rule-merged-away';
import { object, places } from '../problems';

const first = object(
  'DestinationRule shop/a',
  '{ host: products.shop.svc.cluster.local, trafficPolicy: {}, subsets: [{ name: v1 }] }',
);

const second = (fields: string) =>
  object('DestinationRule shop/b', `{ host: products.shop.svc.cluster.local, ${fields} }`);

describe('a second DestinationRule for a host', () => {
  it('loses a subset of the same name', () => {
    expect(places(rule, first + second('subsets: [{ name: v1 }]'))).toEqual(['shop/b spec.subsets[0]']);
  });

  it('loses its trafficPolicy beside another', () => {
    expect(places(rule, first + second('trafficPolicy: { tls: { mode: DISABLE } }'))).toEqual([
      'shop/b spec.trafficPolicy',
    ]);
  });

  it('lends its trafficPolicy to a first one without', () => {
    expect(
      places(rule, first.replace('trafficPolicy: {}, ', '') + second('trafficPolicy: { tls: { mode: DISABLE } }')),
    ).toEqual([]);
  });

  it('means the same host by its short name', () => {
    expect(
      places(
        rule,
        first + second('subsets: [{ name: v1 }]').replace('host: products.shop.svc.cluster.local', 'host: products'),
      ),
    ).toEqual(['shop/b spec.subsets[0]']);
  });

  it('for another audience or of another namespace stands alone', () => {
    expect(
      places(
        rule,
        first +
          second('exportTo: [.], subsets: [{ name: v1 }]') +
          second('subsets: [{ name: v1 }]').replace('namespace: shop', 'namespace: web'),
      ),
    ).toEqual([]);
  });

  it('loses by age before name', () => {
    expect(
      places(
        rule,
        object(
          'DestinationRule shop/a',
          '{ host: products, subsets: [{ name: v1 }] }',
          "creationTimestamp: '2026-01-02T00:00:00Z'",
        ) +
          object(
            'DestinationRule shop/b',
            '{ host: products, subsets: [{ name: v1 }] }',
            "creationTimestamp: '2026-01-01T00:00:00Z'",
          ),
      ),
    ).toEqual(['shop/a spec.subsets[0]']);
  });
});
