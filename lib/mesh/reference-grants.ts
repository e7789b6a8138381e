import { groupBy, indexed } from './indexed';
import type { Mesh } from './mesh';

/** One end of a reference across namespaces. */
export interface ReferenceEnd {
  /** Empty for Kubernetes' own. */
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
}

const grants = indexed((mesh) =>
  groupBy(mesh.of('gateway.networking.k8s.io/ReferenceGrant'), ({ namespace }) => namespace),
);

/** Whether a ReferenceGrant beside the object that is meant lets objects of the kind and namespace `from` refer to it. */
export function isGranted(mesh: Mesh, from: ReferenceEnd, to: ReferenceEnd & { readonly name: string }): boolean {
  return (grants(mesh).get(to.namespace) ?? []).some(
    ({ spec }) =>
      spec.from.some(
        ({ group, kind, namespace }) => kind === from.kind && namespace === from.namespace && group === from.group,
      ) &&
      spec.to.some(
        ({ group, kind, name = to.name }) => (group || '') === to.group && kind === to.kind && name === to.name,
      ),
  );
}
