import { describe, expect, it } from 'vitest';
import { mirrorWithoutPercentage as rule } from '../../../lib/analysis/rules/mirror-without-percentage';
import { places, route } from '../problems';

describe('a mirror', () => {
  it('without percentage gets everything', () => {
    expect(places(rule, route('mirror: { host: next }'))).toEqual(['shop/products spec.http[0].mirror']);
  });

  it('in a list is judged by its own percentage', () => {
    expect(
      places(
        rule,
        route('mirrors: [{ destination: { host: a }, percentage: { value: 5 } }, { destination: { host: b } }]'),
      ),
    ).toEqual(['shop/products spec.http[0].mirrors[1]']);
  });

  it('with the old integer field has one', () => {
    expect(places(rule, route('mirror: { host: next }, mirrorPercent: 10'))).toEqual([]);
  });
});
