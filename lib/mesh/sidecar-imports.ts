import { hostsOverlap, splitScopedHost } from '../model/host-name';
import type { SidecarResource } from './sidecars';

/**
 * Whether a Sidecar lets its workloads see a host of a namespace. A Sidecar without egress lets them see everything;
 * a namespace part of `~` (or `~name`) excludes.
 */
export function imports(
  { spec, namespace: own }: SidecarResource,
  namespace: string,
  hosts: readonly string[],
): boolean {
  if (!spec.egress?.length) return true;
  return spec.egress.some((listener) =>
    listener.hosts.some((text) => {
      const scoped = splitScopedHost(text);
      const scope = scoped.namespace === '.' ? own : (scoped.namespace ?? '*');
      if (scope !== '*' && scope !== namespace) return false;
      return hosts.some((host) => hostsOverlap(scoped.host, host));
    }),
  );
}
