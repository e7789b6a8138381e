import { describe, expect, it } from 'vitest';
import { waypointOutsideAmbient as rule } from '../../../lib/analysis/rules/waypoint-outside-ambient';
import { deployment, object, places, problems, service } from '../problems';

describe('a waypoint label', () => {
  it('on a namespace that is not ambient does nothing', () => {
    expect(problems(rule, object('Namespace shop', '{}', 'labels: { istio.io/use-waypoint: w }')).join()).toContain(
      'the waypoint "w" is not used',
    );
  });

  it('may be for a gateway, or for single ambient pods', () => {
    expect(
      places(
        rule,
        object('Namespace shop', '{}', 'labels: { istio.io/use-waypoint: w }') +
          deployment('istio.io/dataplane-mode: ambient') +
          object('Namespace web', '{}', "labels: { istio.io/use-waypoint: w, istio.io/ingress-use-waypoint: 'true' }"),
      ),
    ).toEqual([]);
  });

  it('is not judged where the Namespace is not in the input', () => {
    expect(
      places(rule, service('{ name: http, port: 80 }').replace('shop, ', 'shop, labels: { istio.io/use-waypoint: w }')),
    ).toEqual([]);
  });
});
