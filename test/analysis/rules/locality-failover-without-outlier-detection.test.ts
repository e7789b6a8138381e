import { describe, expect, it } from 'vitest';
import { localityFailoverWithoutOutlierDetection as rule } from '../../../lib/analysis/rules/locality-failover-without-outlier-detection';
import { places, policy } from '../problems';

describe('locality failover', () => {
  it('of a port is alone without outlier detection of the same port', () => {
    expect(
      places(
        rule,
        policy(
          '{ outlierDetection: {}, portLevelSettings: [{ port: { number: 80 }, loadBalancer: { localityLbSetting: { failover: [{ from: a, to: b }] } } }] }',
        ),
      ),
    ).toEqual(['shop/products spec.trafficPolicy.portLevelSettings[0].loadBalancer.localityLbSetting']);
  });

  it('of a subset uses the outlier detection above it', () => {
    expect(
      places(
        rule,
        policy(
          '{ outlierDetection: {} }',
          ', subsets: [{ name: v2, trafficPolicy: { loadBalancer: { localityLbSetting: { failover: [{ from: a, to: b }] } } } }]',
        ),
      ),
    ).toEqual([]);
  });

  it('that is only switched on does nothing by itself', () => {
    expect(places(rule, policy('{ loadBalancer: { localityLbSetting: { enabled: true } } }'))).toEqual([
      'shop/products spec.trafficPolicy.loadBalancer.localityLbSetting',
    ]);
  });

  it('of the whole host is what admission warns of', () => {
    expect(places(rule, policy('{ loadBalancer: { localityLbSetting: { failover: [{ from: a, to: b }] } } }'))).toEqual(
      [],
    );
  });

  it('is not asked for by distribute, nor when it is off', () => {
    expect(
      places(
        rule,
        policy('{ loadBalancer: { localityLbSetting: { distribute: [{ from: a, to: { b: 100 } }] } } }') +
          policy('{ loadBalancer: { localityLbSetting: { enabled: false } } }'),
      ),
    ).toEqual([]);
  });
});
