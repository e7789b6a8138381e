import { type GoldenProxy, type GoldenRoute, type GoldenTable, percent } from './golden';
import { findRoute, findVirtualHost, type ProbeRequest } from './golden-matcher';

/** What Envoy would do with a request, said in the words of an answer. */
export interface ExpectedAnswer {
  readonly outcome: string;
  readonly status: number | null;
  /** Cluster names with their shares. */
  readonly shares: Readonly<Record<string, number>>;
  readonly location: string | undefined;
  readonly timeout: string;
  readonly retries: { readonly attempts: number; readonly retryOn: string; readonly perTryTimeout: string } | null;
  readonly mirrors: Readonly<Record<string, number>>;
  readonly fault: unknown;
  readonly path: string;
  readonly authority: string;
}

const STATUSES: Readonly<Record<string, number>> = {
  FOUND: 302,
  SEE_OTHER: 303,
  TEMPORARY_REDIRECT: 307,
  PERMANENT_REDIRECT: 308,
};

/** Evaluates istiod's routes for a request. */
export function expectedAnswer(proxy: GoldenProxy, table: GoldenTable, request: ProbeRequest): ExpectedAnswer {
  const base = none(request);
  const virtualHost = findVirtualHost(table, request.host);
  if (virtualHost === undefined) return { ...base, outcome: 'not-found', status: 404 };
  if (virtualHost.requireTls === 'ALL' && request.scheme === 'http') {
    return { ...base, outcome: 'redirect', status: 301, location: `https://${request.host}${request.path}` };
  }
  const route = findRoute(virtualHost, request);
  if (route === undefined) return { ...base, outcome: 'not-found', status: 404 };
  if (route.redirect !== undefined) {
    const status = STATUSES[route.redirect.responseCode ?? ''] ?? 301;
    return { ...base, outcome: 'redirect', status, location: location(route, request) };
  }
  if (route.directResponse !== undefined) {
    const outcome = virtualHost.name === 'block_all' ? 'blocked' : 'direct-response';
    return { ...base, outcome, status: route.directResponse.status };
  }
  if (route.route?.cluster === 'PassthroughCluster') return { ...base, outcome: 'passthrough' };
  return forwarded(proxy, route, base);
}

function none(request: ProbeRequest): ExpectedAnswer {
  return {
    outcome: 'route',
    status: null,
    shares: {},
    location: undefined,
    timeout: '0s',
    retries: null,
    mirrors: {},
    fault: undefined,
    path: request.path,
    authority: request.host,
  };
}

function forwarded(proxy: GoldenProxy, route: GoldenRoute, base: ExpectedAnswer): ExpectedAnswer {
  const { route: action } = route;
  const clusters = action?.weightedClusters?.clusters ?? [{ name: action?.cluster ?? '', weight: 1 }];
  const total = clusters.reduce((sum, { weight }) => sum + weight, 0);
  const shares = Object.fromEntries(clusters.map(({ name, weight }) => [name, (weight / total) * 100]));
  const isMissing = clusters.every(({ name }) => !Object.hasOwn(proxy.clusters, name));
  const policy = action?.retryPolicy;
  const fault = route.typedPerFilterConfig?.['envoy.filters.http.fault'];
  const abort = fault?.abort && { percentage: percent(fault.abort.percentage), httpStatus: fault.abort.httpStatus };
  const delay = fault?.delay && { percentage: percent(fault.delay.percentage), fixedDelay: fault.delay.fixedDelay };
  return {
    ...base,
    outcome: isMissing ? 'no-cluster' : 'route',
    status: isMissing ? 503 : abort && abort.percentage >= 100 ? (abort.httpStatus ?? null) : null,
    shares,
    timeout: action?.timeout ?? '',
    retries: policy
      ? { attempts: policy.numRetries, retryOn: policy.retryOn, perTryTimeout: policy.perTryTimeout ?? '0s' }
      : null,
    mirrors: Object.fromEntries(
      (action?.requestMirrorPolicies ?? []).map((mirror) => [
        mirror.cluster,
        percent(mirror.runtimeFraction.defaultValue),
      ]),
    ),
    fault: fault && { ...(delay && { delay }), ...(abort && { abort }) },
    path: rewritten(route, base.path),
    authority: action?.hostRewriteLiteral ?? base.authority,
  };
}

function rewritten({ match, route }: GoldenRoute, path: string): string {
  if (route?.prefixRewrite === undefined) return path;
  const own = path.split('?', 1)[0] as string;
  return route.prefixRewrite + path.slice(match.prefix?.length ?? own.length);
}

function location({ redirect, match }: GoldenRoute, request: ProbeRequest): string {
  const scheme = redirect?.schemeRedirect ?? request.scheme;
  const port = redirect?.portRedirect === undefined ? '' : `:${redirect.portRedirect}`;
  const bare = request.host.replace(/:\d+$/, '');
  const host = redirect?.hostRedirect || (port === '' ? request.host : bare);
  const query = request.path.includes('?') ? request.path.slice(request.path.indexOf('?')) : '';
  const path = redirect?.prefixRewrite
    ? redirect.prefixRewrite + request.path.slice(match.prefix?.length ?? 0)
    : redirect?.pathRedirect
      ? redirect.pathRedirect + query
      : request.path;
  return `${scheme}://${host}${port}${path}`;
}
