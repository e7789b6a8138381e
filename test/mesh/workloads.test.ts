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

  it('are made by kinds nobody here knows too, if these select pods and make them as a Deployment does', () => {
    const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'web' }] } };
    const object = (apiVersion: string, kind: string, spec: unknown) => ({
      apiVersion,
      kind,
      metadata: { name: 'web', namespace: 'shop' },
      spec,
    });
    const labelsOf = (...manifests: readonly ReturnType<typeof object>[]) =>
      Mesh.from(manifests).workloads.all.map(({ labels }) => labels);

    const selector = { matchLabels: { app: 'web' } };
    expect(
      labelsOf(
        object('argoproj.io/v1alpha1', 'Rollout', { selector, template }),
        object('v1', 'ReplicationController', { selector: { app: 'web' }, template }),
      ),
    ).toEqual([{ app: 'web' }, { app: 'web' }]);
    expect(
      labelsOf(
        object('serving.knative.dev/v1', 'Service', { template }),
        object('a.example/v1', 'Odd', { selector, template: { ...template, metadata: { labels: { app: 1 } } } }),
        object('a.example/v1', 'Odd', {
          selector,
          template: { ...template, spec: { containers: [{ ports: 'all' }] } },
        }),
        object('a.example/v1', 'Odd', 'text'),
      ),
    ).toEqual([]);
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
