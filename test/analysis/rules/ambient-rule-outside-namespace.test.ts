import { describe, expect, it } from 'vitest';
import { ambientRuleOutsideNamespace as rule } from '../../../lib/analysis/rules/ambient-rule-outside-namespace';
import { object, places, policy, service } from '../problems';

const ambient = (labels = '') =>
  object('Namespace shop', '{}', `labels: { istio.io/dataplane-mode: ambient, ${labels} }`);

describe('rules for a Service with a waypoint', () => {
  it('lie beside it, DestinationRules too', () => {
    expect(
      places(
        rule,
        ambient('istio.io/use-waypoint: w') +
          service('{ name: http, port: 80 }') +
          policy('{}').replace('namespace: shop', 'namespace: web'),
      ),
    ).toEqual(['web/products spec.host']);
  });

  it('may lie in the root namespace', () => {
    expect(
      places(
        rule,
        ambient('istio.io/use-waypoint: w') +
          service('{ name: http, port: 80 }') +
          policy('{}').replace('namespace: shop', 'namespace: istio-system'),
      ),
    ).toEqual([]);
  });

  it('may lie with the callers where there is no waypoint', () => {
    expect(
      places(
        rule,
        ambient() + service('{ name: http, port: 80 }') + policy('{}').replace('namespace: shop', 'namespace: web'),
      ),
    ).toEqual([]);
  });
});
