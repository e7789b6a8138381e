import { type Labels, selects } from '../model/labels';
import { compareByCreation } from './creation-order';
import { groupBy, indexed } from './indexed';
import type { SpecByKind } from './kinds';
import type { Mesh } from './mesh';
import type { Resource } from './resource';

/** A PeerAuthentication. */
export type PeerAuthentication = Resource<SpecByKind['PeerAuthentication']>;
/** How a workload takes connections. */
export type MtlsMode = 'DISABLE' | 'PERMISSIVE' | 'STRICT';

/** The mode in force and who set it; nobody where it is Istio's default. */
export interface EffectiveMtls {
  readonly mode: MtlsMode;
  readonly source: PeerAuthentication | undefined;
}

const DEFAULT: EffectiveMtls = { mode: 'PERMISSIVE', source: undefined };

/** PeerAuthentications of whole namespaces, the oldest first: of several in one scope it wins. */
const byNamespace = indexed((mesh) =>
  groupBy(mesh.of('PeerAuthentication').filter(isNamespaceWide).sort(compareByCreation), ({ namespace }) => namespace),
);

/** Whether a PeerAuthentication holds for its whole namespace (in the root namespace: for the mesh). */
export function isNamespaceWide({ spec }: PeerAuthentication): boolean {
  return Object.keys(spec.selector?.matchLabels ?? {}).length === 0;
}

/**
 * The mTLS mode of the workloads with these labels on one of their own ports: the workload's policy before the
 * namespace's before the mesh's, `UNSET` taking the wider one's.
 *
 * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export function effectiveMtls(mesh: Mesh, namespace: string, labels: Labels, port?: number): EffectiveMtls {
  const wide = namespaceMtls(mesh, namespace);
  if (namespace === mesh.config.rootNamespace) return wide;
  const own = workloadPolicy(mesh, namespace, labels);
  const workload = modeOf(own, own?.spec.mtls?.mode) ?? wide;
  const level = port === undefined ? undefined : own?.spec.portLevelMtls?.[String(port)];
  return modeOf(own, level?.mode) ?? workload;
}

/** Policies for single workloads by namespace and one label of their selector, with their rank in age. */
const byLabel = indexed((mesh) => {
  const policies = [...mesh.of('PeerAuthentication')].sort(compareByCreation);
  const selecting = policies.map((policy, rank) => ({ policy, rank })).filter(({ policy }) => !isNamespaceWide(policy));
  return groupBy(selecting, ({ policy }) => {
    const [label] = Object.entries(policy.spec.selector?.matchLabels ?? {});
    return `${policy.namespace}/${label?.join('=')}`;
  });
});

/** The oldest policy that selects workloads with these labels. */
function workloadPolicy(mesh: Mesh, namespace: string, labels: Labels): PeerAuthentication | undefined {
  let oldest: { readonly policy: PeerAuthentication; readonly rank: number } | undefined;
  for (const [key, value] of Object.entries(labels)) {
    for (const candidate of byLabel(mesh).get(`${namespace}/${key}=${value}`) ?? []) {
      if (oldest !== undefined && oldest.rank < candidate.rank) break;
      if (selects(candidate.policy.spec.selector?.matchLabels ?? {}, labels)) oldest = candidate;
    }
  }
  return oldest?.policy;
}

/** The mTLS mode of a namespace, policies of single workloads aside. */
export function namespaceMtls(mesh: Mesh, namespace: string): EffectiveMtls {
  for (const scope of new Set([namespace, mesh.config.rootNamespace])) {
    const policy = byNamespace(mesh).get(scope)?.[0];
    const effective = modeOf(policy, policy?.spec.mtls?.mode);
    if (effective !== undefined) return effective;
  }
  return DEFAULT;
}

function modeOf(source: PeerAuthentication | undefined, mode: string | undefined): EffectiveMtls | undefined {
  return mode === undefined || mode === 'UNSET' ? undefined : { mode: mode as MtlsMode, source };
}

/** The ports for which the policy of the workloads with these labels has a mode of its own. */
export function portLevelPorts(mesh: Mesh, namespace: string, labels: Labels): readonly number[] {
  return Object.keys(workloadPolicy(mesh, namespace, labels)?.spec.portLevelMtls ?? {}).map(Number);
}
