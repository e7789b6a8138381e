import type { Target, TargetPolicy } from './answer';
import type { Cluster, Clusters } from './clusters';
import { type Guard, guardOf } from './guard';
import type { ClusterRef } from './http-route';
import type { MeshIndex } from './mesh-index';
import type { ProxyNode } from './proxy';
import { needsOriginalAddress, serversOf } from './servers';
import { type Wire, wireTo } from './wire';

/** What one proxy finds behind a cluster's name, worked out once. */
export interface TargetFacts {
  readonly host: string;
  readonly cluster: Cluster | undefined;
  readonly problem: Target['problem'];
  /** Empty where nobody in the mesh takes the connections. */
  readonly guards: readonly Guard[];
  /** Whether any guard may refuse a request. */
  readonly isGuarded: boolean;
  /** Whether the mesh's mutual TLS goes to every endpoint. */
  readonly mtls: boolean;
  readonly policy: TargetPolicy;
}

/** Looks a cluster up and what stands behind it. */
export function factsOf(
  index: MeshIndex,
  clusters: Clusters,
  proxy: ProxyNode,
  ref: ClusterRef,
  speaks: 'HTTP' | 'TCP',
): TargetFacts {
  const { host } = ref;
  const cluster = clusters.get(ref);
  if (cluster === undefined) {
    return {
      host,
      cluster,
      problem: 'no-cluster',
      guards: [],
      isGuarded: false,
      mtls: false,
      policy: { tls: 'DISABLE' },
    };
  }
  const { servers, hasEndpoints } = serversOf(index.mesh, cluster);
  const unreachable = hasEndpoints === false || (proxy.kind === 'gateway' && needsOriginalAddress(cluster));
  const guards = servers.map((server) =>
    guardOf(index, cluster, server, wireTo(index, proxy, cluster, server), speaks),
  );
  const wires = guards.length === 0 ? [wireTo(index, proxy, cluster, undefined)] : guards.map(({ wire }) => wire);
  return {
    host,
    cluster,
    problem: unreachable ? 'no-endpoints' : undefined,
    guards,
    isGuarded: guards.some(
      (guard) => guard.refusal !== undefined || guard.authenticator || guard.authorizer || guard.server.isAmbient,
    ),
    mtls: wires.every((wire) => wire === 'mtls'),
    policy: policyOf(cluster, wires),
  };
}

function policyOf({ settings }: Cluster, wires: readonly Wire[]): TargetPolicy {
  const { loadBalancer, connectionPool, outlierDetection, tls } = settings;
  const own = wires.every((wire) => wire === 'plaintext') ? 'DISABLE' : (tls?.mode ?? 'ISTIO_MUTUAL');
  return {
    ...(loadBalancer && { loadBalancer }),
    ...(connectionPool && { connectionPool }),
    ...(outlierDetection && { outlierDetection }),
    tls: own,
  };
}
