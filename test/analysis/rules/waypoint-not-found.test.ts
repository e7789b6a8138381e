import { describe, expect, it } from 'vitest';
import { waypointNotFound as rule } from '../../../lib/analysis/rules/waypoint-not-found';
import { object, places, service } from '../problems';

const waypoint = (namespace: string, name: string) =>
  object(`KubernetesGateway ${namespace}/${name}`, '{ gatewayClassName: istio-waypoint, listeners: [] }');

describe('a waypoint name', () => {
  it('is looked up in the namespace that the label names', () => {
    expect(
      places(
        rule,
        waypoint('infra', 'w') +
          service('{ name: http, port: 80 }').replace(
            'shop, ',
            'shop, labels: { istio.io/use-waypoint: x, istio.io/use-waypoint-namespace: infra }',
          ),
      ),
    ).toEqual(['shop/products metadata.labels["istio.io/use-waypoint"]']);
  });

  it('is not judged where the namespace shows no waypoint', () => {
    expect(
      places(rule, service('{ name: http, port: 80 }').replace('shop, ', 'shop, labels: { istio.io/use-waypoint: x }')),
    ).toEqual([]);
  });

  it('of none opts out', () => {
    expect(
      places(
        rule,
        waypoint('shop', 'w') +
          service('{ name: http, port: 80 }').replace('shop, ', 'shop, labels: { istio.io/use-waypoint: none }'),
      ),
    ).toEqual([]);
  });
});
