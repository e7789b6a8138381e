import type { HttpRoute } from '../routing/http-route';
import type { Location } from '../routing/locate';
import type { ProxyNode } from '../routing/proxy';
import type { ProxyState } from '../routing/proxy-state';

/** The proxies of the workloads behind a route, as far as they read requests. */
export function guardsOf(state: ProxyState, { action }: HttpRoute): readonly ProxyNode[] {
  if (action.kind !== 'forward') return [];
  return action.destinations.flatMap(({ cluster }) =>
    state
      .facts(cluster, 'HTTP')
      .guards.filter(({ isHttp }) => isHttp)
      .map(({ server }) => server.proxy),
  );
}

/** The proxies of all workloads that connections may end at. */
export function guardsBehind(state: ProxyState, { chain, virtualHost }: Location): readonly ProxyNode[] {
  if (virtualHost !== undefined) return virtualHost.routes.flatMap((route) => guardsOf(state, route));
  if (chain === undefined || typeof chain === 'string' || chain.target.kind !== 'tcp') return [];
  return chain.target.destinations.flatMap(({ cluster }) =>
    state.facts(cluster, 'TCP').guards.map(({ server }) => server.proxy),
  );
}
