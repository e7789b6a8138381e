import { describe, expect, it } from 'vitest';
import { policyDropsInheritedSettings as rule } from '../../../lib/analysis/rules/policy-drops-inherited-settings';
import { places, policy, problems } from '../problems';

describe('a narrower policy', () => {
  it('for a port drops the whole of the one above', () => {
    expect(
      problems(
        rule,
        policy(
          '{ tls: { mode: DISABLE }, outlierDetection: {}, portLevelSettings: [{ port: { number: 80 }, loadBalancer: { simple: RANDOM } }] }',
        ),
      ).join(),
    ).toContain('port 80 drops outlierDetection, tls');
  });

  it('for a subset drops the fields that its block leaves out', () => {
    expect(
      problems(
        rule,
        policy(
          '{ outlierDetection: { interval: 1s, maxEjectionPercent: 50 } }',
          ', subsets: [{ name: v2, trafficPolicy: { outlierDetection: { interval: 2s } } }]',
        ),
      ).join(),
    ).toContain('subset "v2" drops outlierDetection.maxEjectionPercent');
  });

  it('for a subset keeps the blocks that it does not name', () => {
    expect(
      places(
        rule,
        policy(
          '{ connectionPool: { tcp: { maxConnections: 1 } } }',
          ', subsets: [{ name: v2, trafficPolicy: { loadBalancer: { simple: RANDOM } } }]',
        ),
      ),
    ).toEqual([]);
  });

  it('for a port of a subset drops what the subset inherits', () => {
    expect(
      places(
        rule,
        policy(
          '{ connectionPool: { tcp: { maxConnections: 1 } } }',
          ', subsets: [{ name: v2, trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, outlierDetection: {} }] } }]',
        ),
      ),
    ).toEqual(['shop/products spec.subsets[0].trafficPolicy.portLevelSettings[0]']);
  });

  it('may balance otherwise, but loses the localities with it', () => {
    expect(
      problems(
        rule,
        policy(
          '{ loadBalancer: { simple: RANDOM, localityLbSetting: { enabled: true } } }',
          ', subsets: [{ name: v2, trafficPolicy: { loadBalancer: { simple: ROUND_ROBIN } } }]',
        ),
      ).join(),
    ).toContain('drops loadBalancer.localityLbSetting of');
  });

  it('for a port of a subset drops what the host says for that port', () => {
    const host = '{ portLevelSettings: [{ port: { number: 80 }, tls: { mode: DISABLE } }] }';
    const subset = (port: number) =>
      `, subsets: [{ name: v2, trafficPolicy: { portLevelSettings: [{ port: { number: ${port} }, loadBalancer: { simple: RANDOM } }] } }]`;
    expect(problems(rule, policy(host, subset(80)))).toEqual([
      'DestinationRule shop/products spec.subsets[0].trafficPolicy.portLevelSettings[0]: subset "v2", port 80 drops tls of the policy above it',
    ]);
    expect(problems(rule, policy(host, subset(81)))).toEqual([]);
  });
});
