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
 * The policies of a kind that hold for a proxy: those of the root namespace, its own and `more` ones that select it, and
 * for the pods of a Kubernetes Gateway those that name the Gateway. The oldest comes first.
 */
export function policiesFor<K extends Kind>(
  mesh: Mesh,
  kind: K,
  proxy: ProxyNode,
  ...more: readonly string[]
): readonly Resource<SpecByKind[K]>[] {
  const namespaces = new Set([mesh.config.rootNamespace, proxy.namespace, ...more]);
  const gateway = proxy.labels[GATEWAY_NAME];
  const holds = ({ namespace, spec }: Resource): boolean => {
    if (!namespaces.has(namespace)) return false;
    const { selector, workloadSelector, targetRef, targetRefs } = spec as Targeting;
    const targets = targetRefs?.length ? targetRefs : targetRef === undefined ? [] : [targetRef];
    if (targets.length === 0) return selects(selector?.matchLabels ?? workloadSelector?.labels ?? {}, proxy.labels);
    if (gateway === undefined || namespace !== proxy.namespace) return false;
    return targets.some((target) => target.kind === 'Gateway' && target.name === gateway);
  };
  return [...mesh.of(kind)].filter(holds).sort(compareByCreation);
}
