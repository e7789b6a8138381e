import type { IncomingHttpHeaders } from 'node:http';
import type { Bootstrap } from './bootstrap';
import { clusterIndex } from './bootstrap';
import { type Echoed, echoPrefix } from './echo';
import { localReplyHeader } from './local-listener';
import { routeHeader, routeName, scoped } from './local-routes';
import type { ProxyConfig, Route } from './proxy-config';

/** What became of one request. */
export interface Answer {
  /** An upstream got it, Envoy answered itself, the connection was closed without an answer, or nothing listens. */
  readonly by: 'upstream' | 'envoy' | 'closed' | 'nobody';
  /** HTTP status; absent when nobody answered. */
  readonly status?: number;
  /** Response headers, lower case. */
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Why Envoy answered itself, such as `route_not_found`, `cluster_not_found`, `direct_response`, `fault_filter_abort`. */
  readonly details?: string;
  /** Envoy's response flags, such as `NR`, `NC`, `UH`, `FI`. */
  readonly flags?: string;
  /** The route that was taken, as istiod wrote it; absent for TCP and where none matched. */
  readonly route?: Route;
  /** The cluster that got the request. Of a weighted route, one of `shares`. */
  readonly cluster?: string;
  /** What the route's text says of where requests go, in percent; computed, not sampled. */
  readonly shares: readonly Share[];
  /** The request as the upstream got it. */
  readonly upstream?: Omit<Echoed, 'from'>;
}

export interface Share {
  readonly cluster: string;
  readonly percent: number;
}

/** Headers that Envoy adds to every request on its own account, which no route asks for. */
export const addedByEnvoy: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'transfer-encoding',
  'x-envoy-attempt-count',
  'x-envoy-decorator-operation',
  'x-envoy-expected-rq-timeout-ms',
  'x-envoy-external-address',
  'x-envoy-internal',
  'x-envoy-original-host',
  'x-envoy-original-path',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-request-id',
]);

/** A response over the wire, before anything is read out of it. */
export interface Response {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Reads what Envoy and the echo server noted in a response to one of the proxies. */
export class AnswerReader {
  readonly #proxy: string;
  readonly #clusters: Bootstrap['clusters'];
  readonly #routes: ReadonlyMap<string, Route>;

  constructor(proxy: string, config: ProxyConfig, clusters: Bootstrap['clusters']) {
    this.#proxy = proxy;
    this.#clusters = clusters;
    this.#routes = new Map(
      config.routes.flatMap((routes) =>
        (routes.virtualHosts ?? []).flatMap((host, h) =>
          (host.routes ?? []).map((route, r) => [routeName(routes, h, r), route] as const),
        ),
      ),
    );
  }

  read({ status, headers: { [localReplyHeader]: local, ...headers }, body }: Response): Answer {
    if (local === undefined && body.startsWith(echoPrefix)) {
      const { from, ...echoed } = JSON.parse(body.slice(echoPrefix.length, -1)) as Echoed;
      const { [routeHeader]: name, ...seen } = echoed.headers;
      const cluster = this.#clusters[clusterIndex(from)]!.slice(scoped(this.#proxy, '').length);
      const upstream = { ...echoed, headers: seen };
      return { by: 'upstream', status, headers, body: '', cluster, upstream, ...this.#routed(name, cluster) };
    }
    const [flags = '', details = '', name = ''] = String(local ?? '').split('|');
    return { by: 'envoy', status, headers, body, flags, details, ...this.#routed(name) };
  }

  #routed(name = '', cluster?: string): Pick<Answer, 'route' | 'shares'> {
    const route = this.#routes.get(name);
    if (route === undefined) return { shares: cluster === undefined ? [] : [{ cluster, percent: 100 }] };
    return { route, shares: shares(route) };
  }
}

/** Where a route's text says that requests go. */
function shares({ route }: Route): Share[] {
  if (route?.cluster !== undefined) return [{ cluster: route.cluster, percent: 100 }];
  const weighted = route?.weightedClusters?.clusters ?? [];
  const total = weighted.reduce((sum, { weight = 0 }) => sum + weight, 0);
  return weighted.map(({ name, weight = 0 }) => ({ cluster: name, percent: (100 * weight) / total }));
}
