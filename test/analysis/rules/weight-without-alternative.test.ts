import { describe, expect, it } from 'vitest';
import { weightWithoutAlternative as rule } from '../../../lib/analysis/rules/weight-without-alternative';
import { httpRules, object, places } from '../problems';

describe('a weight', () => {
  it('below 100 on a single destination means 100', () => {
    expect(places(rule, httpRules('{ route: [{ destination: { host: a }, weight: 1 }] }'))).toEqual([
      'shop/products spec.http[0].route[0].weight',
    ]);
  });

  it('of 100 or 0 on a single destination says nothing else', () => {
    expect(
      places(
        rule,
        httpRules(
          '{ route: [{ destination: { host: a }, weight: 100 }] }',
          '{ route: [{ destination: { host: a }, weight: 0 }] }',
        ),
      ),
    ).toEqual([]);
  });

  it('is relative among several', () => {
    expect(
      places(
        rule,
        httpRules('{ route: [{ destination: { host: a }, weight: 1 }, { destination: { host: b }, weight: 1 }] }'),
      ),
    ).toEqual([]);
  });

  it('counts for TCP too', () => {
    expect(
      places(
        rule,
        object(
          'VirtualService shop/products',
          '{ hosts: [db], tcp: [{ route: [{ destination: { host: db }, weight: 5 }] }] }',
        ),
      ),
    ).toEqual(['shop/products spec.tcp[0].route[0].weight']);
  });
});
