import { describe, expect, it } from 'vitest';
import { sidecarWithoutWorkload as rule } from '../../../lib/analysis/rules/sidecar-without-workload';
import { deployment, object, places } from '../problems';

const sidecar = object('Sidecar shop/vm', '{ workloadSelector: { labels: { app: vm } }, egress: [{ hosts: [./*] }] }');

describe('a Sidecar', () => {
  it('that no pod has the labels for does nothing', () => {
    expect(places(rule, deployment() + sidecar)).toEqual(['shop/vm spec.workloadSelector.labels']);
  });

  it('may be for machines, which are no pods', () => {
    const entry = object('WorkloadEntry shop/vm-1', '{ address: 10.0.0.1, labels: { app: vm } }');
    const group = object('WorkloadGroup shop/vm', '{ metadata: { labels: { app: vm } }, template: {} }');
    expect(places(rule, deployment() + entry + sidecar)).toEqual([]);
    expect(places(rule, deployment() + group + sidecar)).toEqual([]);
  });
});
