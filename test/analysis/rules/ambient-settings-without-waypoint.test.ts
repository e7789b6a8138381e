import { describe, expect, it } from 'vitest';
import { ambientSettingsWithoutWaypoint as rule } from '../../../lib/analysis/rules/ambient-settings-without-waypoint';
import { object, places, policy, service } from '../problems';

const ambient = (labels = '') =>
  object('Namespace shop', '{}', `labels: { istio.io/dataplane-mode: ambient, ${labels} }`);

describe('client settings for an ambient Service', () => {
  it('are used by nobody without a waypoint', () => {
    expect(places(rule, ambient() + service('{ name: http, port: 80 }') + policy('{ outlierDetection: {} }'))).toEqual([
      'shop/products spec.trafficPolicy',
    ]);
  });

  it('of TCP and TLS are none of a waypoint', () => {
    expect(
      places(
        rule,
        ambient() + service('{ name: http, port: 80 }') + policy('{ connectionPool: { tcp: { maxConnections: 1 } } }'),
      ),
    ).toEqual([]);
  });

  it('are used by one', () => {
    expect(
      places(
        rule,
        ambient('istio.io/use-waypoint: w') + service('{ name: http, port: 80 }') + policy('{ outlierDetection: {} }'),
      ),
    ).toEqual([]);
  });
});
