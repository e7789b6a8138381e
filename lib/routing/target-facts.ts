import type { Target, TargetPolicy } from './answer';
import type { Cluster, Clusters } from './clusters';
import type { ClusterRef } from './http-route';
import type { MeshIndex } from './mesh-index';
import type { ProxyNode } from './proxy';
import { needsOriginalAddress, type Server, serversOf } from './servers';
import { type Wire, wireTo } from './wire';

/** What one proxy finds behind a cluster's name, worked out once. */
export interface TargetFacts {
  readonly cluster: Cluster | undefined;
  readonly problem: Target['problem'];
  readonly servers: readonly { readonly server: Server; readonly wire: Wire }[];
  /** Whether the mesh's mutual TLS goes to every endpoint. */
  readonly mtls: boolean;
  readonly policy: TargetPolicy;
}

/** Looks a cluster up and what stands behind it. */
export function factsOf(index: MeshIndex, clusters: Clusters, proxy: ProxyNode, ref: ClusterRef): TargetFacts {
  const cluster = clusters.get(ref);
  if (cluster === undefined) {
    return { cluster, problem: 'no-cluster', servers: [], mtls: false, policy: { tls: 'DISABLE' } };
  }
  const { servers, hasEndpoints } = serversOf(index.mesh, cluster);
  const unreachable = hasEndpoints === false || (proxy.kind === 'gateway' && needsOriginalAddress(cluster));
  const wired = servers.map((server) => ({ server, wire: wireTo(index, proxy, cluster, server) }));
  const wires = wired.length === 0 ? [wireTo(index, proxy, cluster, undefined)] : wired.map(({ wire }) => wire);
  const mtls = wires.every((wire) => wire === 'mtls');
  const { loadBalancer, connectionPool, outlierDetection, tls } = cluster.settings;
  return {
    cluster,
    problem: unreachable ? 'no-endpoints' : undefined,
    servers: wired,
    mtls,
    policy: {
      ...(loadBalancer && { loadBalancer }),
      ...(connectionPool && { connectionPool }),
      ...(outlierDetection && { outlierDetection }),
      tls: mtls
        ? 'ISTIO_MUTUAL'
        : wires.every((wire) => wire === 'plaintext')
          ? 'DISABLE'
          : (tls?.mode ?? 'ISTIO_MUTUAL'),
    },
  };
}
