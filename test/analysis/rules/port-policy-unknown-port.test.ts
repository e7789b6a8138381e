import { describe, expect, it } from 'vitest';
import { portPolicyUnknownPort as rule } from '../../../lib/analysis/rules/port-policy-unknown-port';
import { places, policy, service } from '../problems';

describe('settings for a port', () => {
  it('that only the pods have hold for nothing', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80, targetPort: 8080 }') +
          policy('{ portLevelSettings: [{ port: { number: 8080 }, outlierDetection: {} }] }'),
      ),
    ).toEqual(['shop/products spec.trafficPolicy.portLevelSettings[0].port']);
  });

  it('of the Service hold', () => {
    expect(
      places(
        rule,
        service('{ name: http, port: 80, targetPort: 8080 }') +
          policy('{ portLevelSettings: [{ port: { number: 80 }, outlierDetection: {} }] }'),
      ),
    ).toEqual([]);
  });

  it('are not judged where the host is unknown or a wildcard', () => {
    expect(
      places(
        rule,
        policy('{ portLevelSettings: [{ port: { number: 80 }, outlierDetection: {} }] }') +
          service('{ name: http, port: 81 }').replaceAll('products', 'other'),
      ),
    ).toEqual([]);
  });
});
