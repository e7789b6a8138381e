import { describe, expect, it } from 'vitest';
import { policySelectsNothing as rule } from '../../../lib/analysis/rules/policy-selects-nothing';
import { deployment, object, places } from '../problems';

describe('a selector', () => {
  it('of an EnvoyFilter that meets no pod does nothing', () => {
    expect(
      places(
        rule,
        deployment() +
          object('EnvoyFilter shop/f', '{ workloadSelector: { labels: { app: other } }, configPatches: [] }'),
      ),
    ).toEqual(['shop/f spec.workloadSelector.labels']);
  });

  it('that meets a machine is met', () => {
    expect(
      places(
        rule,
        deployment() +
          object('WorkloadEntry shop/vm', '{ address: 10.0.0.1, labels: { app: vm } }') +
          object('PeerAuthentication shop/p', '{ selector: { matchLabels: { app: vm } } }'),
      ),
    ).toEqual([]);
  });

  it('is not judged in a namespace whose pods are not in the input', () => {
    expect(places(rule, object('PeerAuthentication shop/p', '{ selector: { matchLabels: { app: other } } }'))).toEqual(
      [],
    );
  });

  it('of the pods that Istio makes for a Gateway is not judged', () => {
    expect(
      places(
        rule,
        deployment() +
          object(
            'RequestAuthentication shop/r',
            '{ selector: { matchLabels: { gateway.networking.k8s.io/gateway-name: edge } } }',
          ),
      ),
    ).toEqual([]);
  });
});
