import { toFqdn } from '../model/host-name';
import type { Mesh } from './mesh';
import type { RegistryHost } from './registry';
import type { Resource } from './resource';

/**
 * What serves a host that a VirtualService or DestinationRule names, as one of the namespaces sees it that the object
 * is exported to (its own when it is exported to all).
 */
export function findDestination(
  mesh: Mesh,
  object: Resource<{ readonly exportTo?: readonly string[] }>,
  host: string,
): RegistryHost | undefined {
  const fqdn = toFqdn(host, object.namespace, mesh.config.domain);
  const { exportTo = [] } = object.spec;
  const viewers = exportTo.length === 0 ? ['.'] : exportTo;
  for (const scope of viewers) {
    const viewer = scope === '.' || scope === '*' ? object.namespace : scope;
    const found = mesh.registry.find(fqdn, viewer);
    if (found !== undefined) return found;
  }
  return undefined;
}
