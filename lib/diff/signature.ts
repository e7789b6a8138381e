import type { ClusterRef, HttpRoute } from '../routing/http-route';
import type { Layer4Target } from '../routing/listener';
import { proxyKey } from '../routing/proxy';
import type { ProxyState } from '../routing/proxy-state';
import type { Side } from './side';

/** Everything that an answer of a route depends on, its conditions aside. */
export function routeSignature(side: Side, state: ProxyState, route: HttpRoute, blocks: boolean): string {
  const { action, cors, path } = route;
  // The length of what was matched matters where it is replaced, and nowhere else.
  const replaces =
    (action.kind === 'forward' && action.prefixRewrite !== undefined) ||
    (action.kind === 'redirect' && action.prefixRewrite !== '');
  const clusters = action.kind === 'forward' ? action.destinations.map(({ cluster }) => cluster) : [];
  return JSON.stringify([
    blocks,
    action,
    cors,
    replaces ? [path.kind, path.value.length, path.kind === 'regex' ? path.value : ''] : 0,
    clusters.map((cluster) => clusterSignature(side, state, cluster, 'HTTP')),
  ]);
}

/** The same for connections. */
export function layer4Signature(side: Side, state: ProxyState, { destinations }: Layer4Target): string {
  return JSON.stringify([
    'tcp',
    destinations,
    destinations.map(({ cluster }) => clusterSignature(side, state, cluster, 'TCP')),
  ]);
}

function clusterSignature(side: Side, state: ProxyState, cluster: ClusterRef, speaks: 'HTTP' | 'TCP'): unknown {
  const { problem, mtls, policy, guards } = state.facts(cluster, speaks);
  return [
    problem,
    mtls,
    policy,
    guards.map(({ server, wire, port, sni, refusal, isHttp }) => [
      proxyKey(server.proxy),
      wire,
      port,
      sni,
      refusal,
      isHttp,
      server.isAmbient,
      side.signatureOf(server.proxy, server.isGateway ? 'GATEWAY' : 'SIDECAR_INBOUND'),
    ]),
  ];
}
