import { indexed } from './indexed';
import type { SpecByKind } from './kinds';
import type { RegistryHost } from './registry';
import type { Resource } from './resource';

/** A ServiceEntry of the mesh. */
export type ServiceEntryResource = Resource<SpecByKind['ServiceEntry']>;

/** The hosts that several ServiceEntries declare, and those in the order of the input. Most hosts have one. */
export const sharedEntries = indexed((mesh): ReadonlyMap<string, readonly ServiceEntryResource[]> => {
  const shared = new Map<string, readonly ServiceEntryResource[]>();
  for (const [host, entries] of mesh.registry.repeated()) {
    const objects = new Set(entries.filter(isServiceEntry).map(({ resource }) => resource as ServiceEntryResource));
    if (objects.size > 1) shared.set(host, [...objects]);
  }
  return shared;
});

function isServiceEntry({ resource }: RegistryHost): boolean {
  return resource.kind === 'ServiceEntry';
}
