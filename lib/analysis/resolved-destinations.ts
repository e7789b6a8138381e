import { type DestinationUse, destinationsOf } from '../mesh/destinations';
import { indexed } from '../mesh/indexed';
import type { SpecByKind } from '../mesh/kinds';
import type { RegistryHost } from '../mesh/registry';
import type { Resource } from '../mesh/resource';
import { findDestination } from './seen-destination';

/** One place where a VirtualService sends traffic, and what serves it. */
export interface ResolvedDestination extends DestinationUse {
  readonly object: Resource<SpecByKind['VirtualService']>;
  /** `undefined` where the VirtualService's clients see nothing that serves the host. */
  readonly entry: RegistryHost | undefined;
}

/** Every destination of every VirtualService, looked up once for all rules that ask. */
export const resolvedDestinations = indexed((mesh) => {
  const resolved: ResolvedDestination[] = [];
  for (const object of mesh.of('VirtualService')) {
    for (const use of destinationsOf(object.spec)) {
      resolved.push({ ...use, object, entry: findDestination(mesh, object, use.destination.host) });
    }
  }
  return resolved;
});
