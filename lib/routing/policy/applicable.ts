import { compareByCreation } from '../../mesh/creation-order';
import type { Kind, SpecByKind } from '../../mesh/kinds';
import type { Mesh } from '../../mesh/mesh';
import type { Resource } from '../../mesh/resource';
import { type Labels, selects } from '../../model/labels';
import { GATEWAY_NAME } from '../gateway-api/listeners';
import type { ProxyNode } from '../proxy';

/** What policies for workloads have in common. */
interface Targeting {
  readonly selector?: { readonly matchLabels?: Labels };
  /** What an EnvoyFilter has in place of `selector`. */
  readonly workloadSelector?: { readonly labels?: Labels };
  readonly targetRef?: TargetReference;
  readonly targetRefs?: readonly TargetReference[];
}

interface TargetReference {
  readonly group?: string;
  readonly kind: string;
  readonly name: string;
}

/**
 * The policies of a kind that hold for a proxy: those of the root namespace and its own that select it, and for the
 * pods of a Kubernetes Gateway those that name the Gateway. The oldest comes first.
 */
export function policiesFor<K extends Kind>(mesh: Mesh, kind: K, proxy: ProxyNode): readonly Resource<SpecByKind[K]>[] {
  const { rootNamespace } = mesh.config;
  const gateway = proxy.labels[GATEWAY_NAME];
  const holds = ({ namespace, spec }: Resource): boolean => {
    if (namespace !== rootNamespace && namespace !== proxy.namespace) return false;
    const { selector, workloadSelector, targetRef, targetRefs } = spec as Targeting;
    const targets = targetRefs?.length ? targetRefs : targetRef === undefined ? [] : [targetRef];
    if (targets.length === 0) return selects(selector?.matchLabels ?? workloadSelector?.labels ?? {}, proxy.labels);
    if (gateway === undefined || namespace !== proxy.namespace) return false;
    return targets.some((target) => target.kind === 'Gateway' && target.name === gateway);
  };
  return [...mesh.of(kind)].filter(holds).sort(compareByCreation);
}
