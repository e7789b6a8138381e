import type { VirtualServiceSpec } from '../../imports/istio.generated';
import type { Mesh } from './mesh';
import type { Resource } from './resource';

/** The name that stands for all sidecars in a VirtualService's `gateways`. */
export const MESH_GATEWAY = 'mesh';

/** What a VirtualService is bound to, as written; all sidecars when it names nothing. */
export function gatewaysOf(spec: VirtualServiceSpec): readonly string[] {
  return spec.gateways?.length ? spec.gateways : [MESH_GATEWAY];
}

/** Whether the sidecars read the VirtualService. */
export function isBoundToMesh(spec: VirtualServiceSpec): boolean {
  return gatewaysOf(spec).includes(MESH_GATEWAY);
}

/** The object a gateway reference means: `edge` (the VirtualService's namespace), `ns/edge`, or `edge.ns.svc...`. */
export function resolveGatewayName(
  reference: string,
  namespace: string,
): { readonly namespace: string; readonly name: string } {
  const slash = reference.indexOf('/');
  if (slash >= 0) {
    const written = reference.slice(0, slash);
    return { namespace: written === '.' ? namespace : written, name: reference.slice(slash + 1) };
  }
  const [name = '', owner] = reference.split('.');
  return owner === undefined ? { namespace, name: reference } : { namespace: owner, name };
}

/** A gateway that a VirtualService can be bound to. */
export interface FoundGateway {
  readonly resource: Resource;
  /** The hosts it serves, as written: `ns/host`, `*.example.com`; a listener of the Gateway API without hostname serves `*`. */
  readonly hosts: readonly string[];
}

/** The gateway of that name: Istio's own kind, else the Gateway API's. */
export function findGateway(mesh: Mesh, namespace: string, name: string): FoundGateway | undefined {
  const own = mesh.find('Gateway', namespace, name);
  if (own !== undefined) {
    const servers = mesh.isMalformed(own) ? [] : (own.spec.servers ?? []);
    return { resource: own, hosts: servers.flatMap((server) => server.hosts ?? []) };
  }
  const kubernetes = mesh.find('gateway.networking.k8s.io/Gateway', namespace, name);
  if (kubernetes === undefined) return undefined;
  const listeners = mesh.isMalformed(kubernetes) ? [] : (kubernetes.spec.listeners ?? []);
  return { resource: kubernetes, hosts: listeners.map((listener) => listener.hostname || '*') };
}
