import { expect, test } from 'vitest';
import { WorkloadGroup } from '../../lib/resources/workload-group';
import { chartIn } from './in-chart';

test('a WorkloadGroup has metadata of its own, and metadata for its entries', () => {
  const group = new WorkloadGroup(chartIn(), 'machines', {
    metadata: { labels: { team: 'a' } },
    entryMetadata: { labels: { app: 'reports' } },
    template: { ports: { http: 8080 } },
  });
  expect(group.toJson()).toEqual({
    apiVersion: 'networking.istio.io/v1',
    kind: 'WorkloadGroup',
    metadata: { labels: { team: 'a' }, name: 'machines', namespace: 'shop' },
    spec: { metadata: { labels: { app: 'reports' } }, template: { ports: { http: 8080 } } },
  });
});

test('entries need no metadata', () => {
  expect(new WorkloadGroup(chartIn(), 'machines', { template: {} }).toJson().spec).toEqual({ template: {} });
});
