import { type Labels, selects } from '../model/labels';
import { compareByCreation } from './creation-order';
import type { SpecByKind } from './kinds';
import type { Mesh } from './mesh';
import type { Resource } from './resource';

/** The gateway name that stands for every sidecar. */
export const MESH_GATEWAY = 'mesh';

/**
 * The Gateway a VirtualService of `namespace` means, as `namespace/name`: `edge` is the namespace's own, `infra/edge`
 * and `./edge` say theirs, `edge.infra.svc.cluster.local` is the old spelling of `infra/edge`, and `mesh` stays `mesh`.
 */
export function resolveGatewayName(reference: string, namespace: string): string {
  if (reference === MESH_GATEWAY) return reference;
  const slash = reference.indexOf('/');
  if (slash >= 0) return reference.startsWith('./') ? `${namespace}/${reference.slice(2)}` : reference;
  const [name = '', owner] = reference.split('.');
  return owner === undefined ? `${namespace}/${name}` : `${owner}/${name}`;
}

/** Istio's Gateways in the order in which Istio merges them. */
export class Gateways {
  readonly all: readonly Resource<SpecByKind['Gateway']>[];

  constructor(mesh: Mesh, converted: readonly Resource<SpecByKind['Gateway']>[] = []) {
    this.all = [...mesh.of('Gateway'), ...converted].sort(compareByCreation);
  }

  /** The Gateways that configure pods with these labels; Istio looks in every namespace. No selector selects every pod. */
  selecting(labels: Labels): readonly Resource<SpecByKind['Gateway']>[] {
    return this.all.filter((gateway) => selects(gateway.spec.selector ?? {}, labels));
  }
}
