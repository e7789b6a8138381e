import { describe, expect, it } from 'vitest';
import { ambientPolicyWithoutWaypoint as rule } from '../../../lib/analysis/rules/ambient-policy-without-waypoint';
import { object, places, service } from '../problems';

const ambient = (labels = '') =>
  object('Namespace shop', '{}', `labels: { istio.io/dataplane-mode: ambient, ${labels} }`);

const target = object('RequestAuthentication shop/r', '{ targetRefs: [{ kind: Service, name: products }] }');

describe('a policy on requests to an ambient Service', () => {
  it('needs a waypoint', () => {
    expect(places(rule, ambient() + service('{ name: http, port: 80 }') + target)).toEqual([
      'shop/r spec.targetRefs[0]',
    ]);
  });

  it('has one by the label of its namespace', () => {
    expect(places(rule, ambient('istio.io/use-waypoint: w') + service('{ name: http, port: 80 }') + target)).toEqual(
      [],
    );
  });

  it('has none where the Service opts out', () => {
    expect(
      places(
        rule,
        ambient('istio.io/use-waypoint: w') +
          service('{ name: http, port: 80 }').replace('shop, ', 'shop, labels: { istio.io/use-waypoint: none }') +
          target,
      ),
    ).toEqual(['shop/r spec.targetRefs[0]']);
  });

  it('is not judged where the Service is not in the input', () => {
    expect(places(rule, ambient() + target)).toEqual([]);
  });
});
