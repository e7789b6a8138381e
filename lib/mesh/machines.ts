import { type Labels, selects } from '../model/labels';
import { groupBy, indexed } from './indexed';
import type { Mesh } from './mesh';

/** What runs outside Kubernetes, by namespace: machines of a WorkloadEntry, and those that register with a WorkloadGroup. */
const machines = indexed((mesh) =>
  groupBy(
    [
      ...mesh.of('WorkloadEntry').map(({ namespace, spec }) => ({ namespace, labels: spec.labels ?? {} })),
      ...mesh.of('WorkloadGroup').map(({ namespace, spec }) => ({
        namespace,
        labels: { ...spec.metadata?.labels, ...spec.template.labels },
      })),
    ],
    ({ namespace }) => namespace,
  ),
);

/** Whether a machine has the labels, in one namespace or (`undefined`) in any. */
export function selectsMachine(mesh: Mesh, labels: Labels, namespace?: string): boolean {
  const among = namespace === undefined ? [...machines(mesh).values()].flat() : (machines(mesh).get(namespace) ?? []);
  return among.some((machine) => selects(labels, machine.labels));
}
