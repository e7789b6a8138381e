import type { Mesh } from '../mesh/mesh';
import { parseMeshConfig } from '../mesh/mesh-config-map';
import type { ProxyNode } from './proxy';

/**
 * How many proxies before a gateway are believed in what they write into `x-forwarded-for` and `x-forwarded-proto`: as
 * its pods' annotation says, else as MeshConfig does. A sidecar has none before it.
 */
export function trustedProxies(mesh: Mesh, { kind, namespace, labels }: ProxyNode): number {
  if (kind === 'sidecar') return 0;
  const [pods] = mesh.workloads.selected(labels, namespace);
  const own = parseMeshConfig(pods?.annotations['proxy.istio.io/config'] ?? '');
  return numberIn(own) ?? numberIn(mesh.config.defaultConfig) ?? 0;
}

function numberIn(proxyConfig: unknown): number | undefined {
  const { gatewayTopology } = (proxyConfig ?? {}) as {
    readonly gatewayTopology?: { readonly numTrustedProxies?: unknown };
  };
  const number = gatewayTopology?.numTrustedProxies;
  return typeof number === 'number' ? number : undefined;
}
