import { describe, expect, it } from 'vitest';
import { hasSidecar, isAmbient } from '../../lib/mesh/data-plane';
import { Mesh } from '../../lib/mesh/mesh';

const INJECT = 'sidecar.istio.io/inject';
const AMBIENT = { 'istio.io/dataplane-mode': 'ambient' };
const ENABLED = { 'istio-injection': 'enabled' };

function modeOf(namespace: Record<string, string> | undefined, pod: object): string {
  const mesh = Mesh.from([
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', namespace: 'shop' }, ...pod },
    ...(namespace === undefined
      ? []
      : [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: namespace } }]),
  ]);
  const workload = mesh.workloads.all[0]!;
  return `${hasSidecar(mesh, workload) ? 'sidecar' : '-'} ${isAmbient(mesh, workload) ? 'ambient' : '-'}`;
}
const labelled = (labels: Record<string, string>) => ({ metadata: { name: 'p', namespace: 'shop', labels } });

describe('the data plane of a pod', () => {
  it.each([
    ['nothing said', undefined, {}, '- -'],
    ['injection by namespace', ENABLED, {}, 'sidecar -'],
    ['injection by revision', { 'istio.io/rev': 'canary' }, {}, 'sidecar -'],
    [
      'injection refused by namespace, whatever the revision',
      { 'istio-injection': 'disabled', 'istio.io/rev': 'canary' },
      {},
      '- -',
    ],
    ['injection refused by the pod', ENABLED, labelled({ [INJECT]: 'false' }), '- -'],
    ['injection by the pod alone', undefined, labelled({ [INJECT]: 'true' }), 'sidecar -'],
    ['the proxy in the text', undefined, { spec: { initContainers: [{ name: 'istio-proxy' }] } }, 'sidecar -'],
    ['ambient by namespace', AMBIENT, {}, '- ambient'],
    ['ambient left by the pod', AMBIENT, labelled({ 'istio.io/dataplane-mode': 'none' }), '- -'],
    ['ambient by the pod', undefined, labelled(AMBIENT), '- ambient'],
    ['sidecars before ambient', { ...AMBIENT, ...ENABLED }, {}, 'sidecar -'],
  ])('with %s', (_, namespace, pod, mode) => {
    expect(modeOf(namespace, pod)).toBe(mode);
  });
});
