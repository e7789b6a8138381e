import { expect, test } from 'vitest';
import { ServiceAccount } from '../../lib/resources/service-account';
import { WorkloadEntry } from '../../lib/resources/workload-entry';
import { chartIn } from './in-chart';

test('a WorkloadEntry runs as a ServiceAccount of its namespace', () => {
  const serviceAccount = ServiceAccount.fromName('reports', { namespace: 'shop' });
  const entry = new WorkloadEntry(chartIn(), 'machine', { address: '10.0.0.7', serviceAccount });
  expect(entry.toJson()).toEqual({
    apiVersion: 'networking.istio.io/v1',
    kind: 'WorkloadEntry',
    metadata: { name: 'machine', namespace: 'shop' },
    spec: { address: '10.0.0.7', serviceAccount: 'reports' },
  });
  const elsewhere = new WorkloadEntry(chartIn('other'), 'machine', { address: '10.0.0.7', serviceAccount });
  expect(() => elsewhere.toJson()).toThrow(
    'spec.serviceAccount: a workload runs as a ServiceAccount of its own namespace',
  );
});
