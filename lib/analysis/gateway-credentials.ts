import type { Server } from '../mesh/gateway-servers';
import { type Gateway, gatewayWorkloads } from '../mesh/gateway-workloads';
import { groupBy, indexed } from '../mesh/indexed';
import type { Mesh } from '../mesh/mesh';
import type { Resource } from '../mesh/resource';
import type { Path } from '../model/finding';

/** A credential that a Gateway names, and the Secret it means. */
export interface GatewayCredential {
  readonly gateway: Gateway;
  readonly path: Path;
  readonly name: string;
  /** Where the gateway's pods run, and so where the Secret must be. */
  readonly namespace: string;
  readonly secret: Resource | undefined;
}

/** The Secrets of a name, in whatever namespaces. */
export const secretsByName = indexed((mesh) => groupBy(mesh.of('Secret'), ({ name }) => name));

/** Every credential of every Gateway whose pods the input holds: without them nobody knows the namespace. */
export function* gatewayCredentials(mesh: Mesh): Iterable<GatewayCredential> {
  for (const gateway of mesh.of('Gateway')) {
    const [workload] = gatewayWorkloads(mesh, gateway);
    if (workload === undefined) continue;
    for (const [index, server] of (gateway.spec.servers ?? []).entries()) {
      for (const { written, path } of namedCredentials(server)) {
        const slash = written.indexOf('/');
        const name = written.slice(slash + 1);
        const namespace = slash < 0 ? workload.namespace : written.slice(0, slash);
        const secret = mesh.find('Secret', namespace, name);
        yield { gateway, path: ['spec', 'servers', index, ...path], name, namespace, secret };
      }
    }
  }
}

/** The Secrets a server names, as they are written, and where. `sds://`, `file://` and the like are none. */
export function* namedCredentials({ tls }: Server): Iterable<{ written: string; path: Path }> {
  const several = (tls?.credentialNames ?? []).map((name, index) => [name, 'credentialNames', index] as const);
  for (const [written, ...path] of [[tls?.credentialName, 'credentialName'] as const, ...several]) {
    if (written && !written.includes('://')) yield { written, path: ['tls', ...path] };
  }
}
