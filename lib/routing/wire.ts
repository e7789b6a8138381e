import { effectiveMtls, namespaceMtls } from '../mesh/peer-authentications';
import type { Cluster } from './clusters';
import type { MeshIndex } from './mesh-index';
import type { ProxyNode } from './proxy';
import type { Server } from './servers';
import { targetPortOf } from './target-port';

/** What protects the bytes between a proxy and an endpoint: nothing, the mesh's mutual TLS, or somebody else's TLS. */
export type Wire = 'plaintext' | 'mtls' | 'tls';

/**
 * What a proxy speaks to an endpoint. A DestinationRule's word counts; without one, mutual TLS goes to endpoints that
 * have a sidecar, unless the service's namespace or the endpoint has switched it off. Gateways' pods are not marked for it.
 */
export function wireTo(index: MeshIndex, client: ProxyNode, cluster: Cluster, server: Server | undefined): Wire {
  const { config } = index.mesh;
  const { tls } = cluster.settings;
  switch (tls?.mode) {
    case 'ISTIO_MUTUAL':
      return 'mtls';
    case 'SIMPLE':
    case 'MUTUAL':
      return isIgnored(client, cluster) ? 'plaintext' : 'tls';
    case 'DISABLE':
      return 'plaintext';
    default:
      break;
  }
  if (tls !== undefined || !config.enableAutoMtls || cluster.service.isExternal || !server?.inMesh) return 'plaintext';
  if (server.isGateway && server.proxy.labels['security.istio.io/tlsMode'] !== 'istio') return 'plaintext';
  return switchesOff(index, cluster, server) ? 'plaintext' : 'mtls';
}

/** Whether clients leave mutual TLS out because the service's namespace or the endpoint itself takes none. */
function switchesOff({ mesh }: MeshIndex, { service, port }: Cluster, { proxy, isAmbient }: Server): boolean {
  if (namespaceMtls(mesh, service.namespace).mode === 'DISABLE') return true;
  if (isAmbient) return false;
  return effectiveMtls(mesh, proxy.namespace, proxy.labels, targetPortOf(mesh, service, port)).mode === 'DISABLE';
}

/** `credentialName` works at gateways, and at sidecars only in a rule that selects them; elsewhere TLS is left out silently. */
export function isIgnored(client: ProxyNode, { settings, rule }: Cluster): boolean {
  const name = settings.tls?.credentialName ?? '';
  return (
    name !== '' && !name.startsWith('configmap://') && client.kind === 'sidecar' && rule?.workloadSelector === undefined
  );
}
