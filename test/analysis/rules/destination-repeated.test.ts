import { describe, expect, it } from 'vitest';
import { destinationRepeated as rule } from '../../../lib/analysis/rules/destination-repeated';
import { httpRules, places } from '../problems';

describe('a destination', () => {
  it('named twice in one route takes both weights', () => {
    expect(
      places(
        rule,
        httpRules(
          '{ route: [{ destination: { host: a, subset: v1 }, weight: 9 }, { destination: { host: a.shop.svc.cluster.local, subset: v1 }, weight: 1 }] }',
        ),
      ),
    ).toEqual(['shop/products spec.http[0].route[1].destination']);
  });

  it('of another subset or port is another one', () => {
    expect(
      places(
        rule,
        httpRules(
          '{ route: [{ destination: { host: a, subset: v1 }, weight: 9 }, { destination: { host: a, subset: v2 }, weight: 1 }, { destination: { host: a, subset: v1, port: { number: 81 } }, weight: 1 }] }',
        ),
      ),
    ).toEqual([]);
  });

  it('may come again in another rule, or as a mirror', () => {
    expect(
      places(
        rule,
        httpRules(
          '{ match: [{ uri: { exact: /a } }], route: [{ destination: { host: a } }] }',
          '{ route: [{ destination: { host: a } }], mirror: { host: a } }',
        ),
      ),
    ).toEqual([]);
  });
});
