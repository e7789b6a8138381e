import { namespaceMtls } from '../mesh/peer-authentications';
import type { Cluster } from './clusters';
import type { MeshIndex } from './mesh-index';
import type { ProxyNode } from './proxy';
import type { Server } from './servers';

/** What protects the bytes between a proxy and an endpoint: nothing, the mesh's mutual TLS, or somebody else's TLS. */
export type Wire = 'plaintext' | 'mtls' | 'tls';

/**
 * What a proxy speaks to an endpoint. A DestinationRule's word counts; without one, mutual TLS goes to endpoints that
 * have a proxy, unless the service's namespace has switched it off.
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
  return namespaceMtls(index.mesh, cluster.service.namespace).mode === 'DISABLE' ? 'plaintext' : 'mtls';
}

/** `credentialName` works at gateways, and at sidecars only in a rule that selects them; elsewhere TLS is left out silently. */
export function isIgnored(client: ProxyNode, { settings, rule }: Cluster): boolean {
  const name = settings.tls?.credentialName ?? '';
  return (
    name !== '' && !name.startsWith('configmap://') && client.kind === 'sidecar' && rule?.workloadSelector === undefined
  );
}
