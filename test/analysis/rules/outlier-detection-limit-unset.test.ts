import { describe, expect, it } from 'vitest';
import { outlierDetectionLimitUnset as rule } from '../../../lib/analysis/rules/outlier-detection-limit-unset';
import { deployment, places, policy, service } from '../problems';

describe('a missing maxEjectionPercent', () => {
  it('is mentioned where nobody knows the number of endpoints', () => {
    expect(places(rule, policy('{ outlierDetection: { interval: 1s } }'))).toEqual([
      'shop/products spec.trafficPolicy.outlierDetection',
    ]);
  });

  it('is left to the other rule where it is known', () => {
    expect(
      places(rule, service('{ name: http, port: 80 }') + deployment('', 2) + policy('{ outlierDetection: {} }')),
    ).toEqual([]);
  });

  it('is none where it is written', () => {
    expect(places(rule, policy('{ outlierDetection: { maxEjectionPercent: 10 } }'))).toEqual([]);
  });
});
