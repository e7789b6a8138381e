import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mesh } from '../../lib/mesh/mesh';
import { selects } from '../../lib/model/labels';

const pod = (name: string, namespace: string, labels: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace, labels },
  spec: {},
});

describe('workloads', () => {
  it('are pods and what makes pods, with the labels of the pods', () => {
    const template = { metadata: { labels: { app: 'web' } }, spec: { serviceAccountName: 'web' } };
    const kinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job'].map((kind) => ({
      apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1',
      kind,
      metadata: { name: 'web', namespace: 'shop', labels: { app: 'other' } },
      spec: { template },
    }));
    const cronJob = { ...kinds[4]!, kind: 'CronJob', spec: { jobTemplate: { spec: { template } } } };
    const { workloads } = Mesh.from([...kinds, cronJob]);
    expect(workloads.all.map(({ labels, serviceAccount }) => `${labels['app']} ${serviceAccount}`)).toEqual(
      Array(6).fill('web web'),
    );
  });

  it('survive objects without template, and labels that are null', () => {
    const { workloads } = Mesh.from([
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a' } },
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'b' },
        spec: { template: { metadata: { labels: null }, spec: null } },
      },
    ]);
    expect(workloads.all.map(({ labels }) => labels)).toEqual([{}, {}]);
  });

  it('are selected as a scan over all of them would', () => {
    const labels = fc.dictionary(
      fc.constantFrom('app', 'version', '__proto__', 'constructor'),
      fc.constantFrom('a', 'b', ''),
      { maxKeys: 3 },
    );
    const pods = fc.array(fc.tuple(fc.constantFrom('x', 'y'), labels), { maxLength: 12 });
    fc.assert(
      fc.property(pods, labels, fc.constantFrom('x', 'z', undefined), (all, selector, namespace) => {
        const { workloads } = Mesh.from(all.map(([ns, own], index) => pod(`p${index}`, ns, own)));
        const scanned = workloads.all.filter(
          (workload) =>
            (namespace === undefined || workload.namespace === namespace) && selects(selector, workload.labels),
        );
        expect(workloads.selected(selector, namespace)).toEqual(scanned);
      }),
    );
  });
});
