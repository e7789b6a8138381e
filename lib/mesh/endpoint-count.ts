import type { Labels } from '../model/labels';
import { indexed } from './indexed';
import type { SpecByKind } from './kinds';
import type { Mesh } from './mesh';
import type { RegistryHost } from './registry';
import type { Resource } from './resource';

/**
 * How many endpoints a host has, as far as the text decides it: replicas of the workloads behind a Service, addresses
 * of a ServiceEntry. `undefined` where pods, autoscalers or DNS decide.
 */
export function endpointCount(mesh: Mesh, entry: RegistryHost, subset: Labels = {}): number | undefined {
  if (entry.resource.kind === 'ServiceEntry') return addressCount(entry.resource.spec as SpecByKind['ServiceEntry']);
  const { selector } = entry.resource.spec as SpecByKind['Service'];
  if (selector === undefined || scaling(mesh).any) return undefined;
  let count = 0;
  for (const { resource } of mesh.workloads.selected({ ...selector, ...subset }, entry.namespace)) {
    const replicas = replicasOf(resource);
    if (replicas === undefined) return undefined;
    count += replicas;
  }
  return count === 0 ? undefined : count;
}

/** An autoscaler somewhere makes every number of replicas a beginning only. */
const scaling = indexed((mesh) => ({
  any: mesh.resources.some(({ kind }) => kind === 'HorizontalPodAutoscaler'),
}));

function addressCount({ resolution, endpoints }: SpecByKind['ServiceEntry']): number | undefined {
  if (resolution === 'DNS_ROUND_ROBIN') return 1;
  return resolution === 'STATIC' && endpoints?.length ? endpoints.length : undefined;
}

function replicasOf(resource: Resource): number | undefined {
  if (resource.kind === 'Pod') return 1;
  if (resource.kind !== 'Deployment' && resource.kind !== 'StatefulSet') return undefined;
  return (resource.spec as SpecByKind['Deployment']).replicas ?? 1;
}
