import type { VirtualServiceSpec } from '../../imports/istio.generated';
import { MESH_GATEWAY, resolveGatewayName } from './gateways';
import type { Mesh } from './mesh';
import type { Resource } from './resource';

/** What a VirtualService is bound to, as written; all sidecars when it names nothing. */
export function gatewaysOf(spec: VirtualServiceSpec): readonly string[] {
  return spec.gateways?.length ? spec.gateways : [MESH_GATEWAY];
}

/** Whether the sidecars read the VirtualService. */
export function isBoundToMesh(spec: VirtualServiceSpec): boolean {
  return gatewaysOf(spec).includes(MESH_GATEWAY);
}

/** A gateway that a VirtualService can be bound to. */
export interface BoundGateway {
  readonly resource: Resource;
  /** The hosts it serves, as written: `ns/host`, `*.example.com`; a listener of the Gateway API without hostname serves `*`. */
  readonly hosts: readonly string[];
}

/** The gateway that a VirtualService of `namespace` means by `reference`: Istio's own kind, else the Gateway API's. */
export function findGateway(mesh: Mesh, reference: string, namespace: string): BoundGateway | undefined {
  const [owner = '', name = ''] = resolveGatewayName(reference, namespace).split('/');
  const own = mesh.find('Gateway', owner, name);
  if (own !== undefined) {
    const servers = mesh.isMalformed(own) ? [] : (own.spec.servers ?? []);
    return { resource: own, hosts: servers.flatMap((server) => server.hosts ?? []) };
  }
  const kubernetes = mesh.find('gateway.networking.k8s.io/Gateway', owner, name);
  if (kubernetes === undefined) return undefined;
  const listeners = mesh.isMalformed(kubernetes) ? [] : (kubernetes.spec.listeners ?? []);
  return { resource: kubernetes, hosts: listeners.map((listener) => listener.hostname || '*') };
}
