import { describe, expect, it } from 'vitest';
import { subsetWithoutLabels as rule } from '../../../lib/analysis/rules/subset-without-labels';
import { places, policy } from '../problems';

describe('a subset without labels', () => {
  it('beside others with labels holds their pods too', () => {
    expect(
      places(rule, policy('{}', ', subsets: [{ name: v1, labels: { version: v1 } }, { name: v2, labels: {} }]')),
    ).toEqual(['shop/products spec.subsets[1]']);
  });

  it('alone is a name for the whole host', () => {
    expect(places(rule, policy('{}', ', subsets: [{ name: all }]'))).toEqual([]);
  });
});
