import { describe, expect, it } from 'vitest';
import { envoyFilterRelative } from '../../lib/analysis/rules/envoy-filter-relative';
import { envoyFilterRelativeToVersion } from '../../lib/analysis/rules/envoy-filter-relative-to-version';
import { envoyFilterReplaceIgnored } from '../../lib/analysis/rules/envoy-filter-replace-ignored';
import { places } from './problems';

const filter = (name: string, patch: string, more = '') => `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: ${name}, namespace: shop }
spec: { ${more} configPatches: [${patch}] }
---`;
const patch = (operation: string, applyTo = 'HTTP_FILTER', match = '{}') =>
  `{ applyTo: ${applyTo}, match: ${match}, patch: { operation: ${operation}, value: { name: lua } } }`;
const versioned = "{ proxy: { proxyVersion: '^1.*' } }";

describe('an EnvoyFilter', () => {
  it.each([
    ['INSERT_BEFORE', true],
    ['INSERT_AFTER', true],
    ['REMOVE', true],
    ['REPLACE', true],
    ['INSERT_FIRST', false],
    ['ADD', false],
    ['MERGE', false],
  ])('with %s depends on others without a priority: %s', (operation, relative) => {
    expect(places(envoyFilterRelative, filter('a', patch(operation)))).toHaveLength(relative ? 1 : 0);
    expect(places(envoyFilterRelative, filter('a', patch(operation), 'priority: 0,'))).toHaveLength(relative ? 1 : 0);
    expect(places(envoyFilterRelative, filter('a', patch(operation), 'priority: -5,'))).toEqual([]);
  });

  it('depends on a versioned patch of the same filter wherever it stands (in Istio, only on earlier ones)', () => {
    const before = filter('v', patch('ADD', 'HTTP_FILTER', versioned)) + filter('r', patch('REPLACE'));
    const after = filter('r', patch('REPLACE')) + filter('v', patch('ADD', 'HTTP_FILTER', versioned));
    for (const yaml of [before, after]) {
      expect(places(envoyFilterRelativeToVersion, yaml)).toEqual(['shop/r spec.configPatches[0].patch']);
      expect(places(envoyFilterRelative, yaml)).toEqual([]);
    }
  });

  it('does not depend on its own version', () => {
    expect(places(envoyFilterRelativeToVersion, filter('v', patch('REPLACE', 'HTTP_FILTER', versioned)))).toEqual([]);
  });

  it('that replaces what cannot be replaced is told so and not of its order', () => {
    expect(places(envoyFilterReplaceIgnored, filter('a', patch('REPLACE', 'CLUSTER')))).toHaveLength(1);
    expect(places(envoyFilterRelative, filter('a', patch('REPLACE', 'CLUSTER')))).toEqual([]);
  });
});
