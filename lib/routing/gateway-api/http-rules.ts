import type { GRPCRouteRule, HTTPRouteRule } from '../../../imports/gateway-api.generated';
import type { HttpRule } from '../../mesh/virtual-services';
import { type Referrer, toDestination, weighted } from './backends';
import { headerOperations, redirectOf, rewriteOf } from './filters';
import { grpcMatch, httpMatch } from './matches';

/** A rule of either kind. What only one kind has is looked for in both. */
type Rule = HTTPRouteRule | GRPCRouteRule;

/**
 * A rule of an HTTPRoute or GRPCRoute as rules of a VirtualService, one per match, or `undefined` for a mistake for
 * which Istio drops the whole route.
 */
export function toHttpRules(rule: Rule, name: string, referrer: Referrer): readonly HttpRule[] | undefined {
  const base = toHttpRule(rule as HTTPRouteRule, rule.name ?? name, referrer);
  if (base === undefined) return undefined;
  const matches =
    referrer.kind === 'GRPCRoute'
      ? (rule as GRPCRouteRule).matches?.map(grpcMatch)
      : // The API server fills in a match for every path where a rule has none.
        ((rule as HTTPRouteRule).matches ?? [{}]).map(httpMatch);
  if (matches === undefined || matches.length === 0) return [base];
  return matches.map((match) => ({ ...base, match: [match] }) as HttpRule);
}

function toHttpRule(rule: HTTPRouteRule, name: string, referrer: Referrer): HttpRule | undefined {
  const made: Record<string, unknown> = { name };
  const mirrors: unknown[] = [];
  for (const filter of rule.filters ?? []) {
    switch (filter.type) {
      case 'RequestHeaderModifier':
        made.headers = { request: headerOperations(filter.requestHeaderModifier) };
        break;
      case 'ResponseHeaderModifier':
        break;
      case 'RequestRedirect':
        made.redirect = redirectOf(filter.requestRedirect);
        break;
      case 'URLRewrite':
        made.rewrite = rewriteOf(filter.urlRewrite);
        break;
      case 'CORS':
        made.corsPolicy = {
          allowOrigins: (filter.cors?.allowOrigins ?? []).map(originPattern),
          unmatchedPreflights: 'IGNORE',
        };
        break;
      case 'RequestMirror': {
        const mirror = filter.requestMirror;
        const destination = mirror && toDestination({ ...mirror.backendRef, weight: 1 }, referrer);
        const { numerator, denominator = 100 } = mirror?.fraction ?? {};
        const percentage = numerator === undefined ? mirror?.percent : (100 * numerator) / denominator;
        if (destination?.host)
          mirrors.push({ destination, ...(percentage !== undefined && { percentage: { value: percentage } }) });
        break;
      }
      default:
        return undefined;
    }
  }
  if (mirrors.length > 0) made.mirrors = mirrors;
  Object.assign(made, timeoutsOf(rule));
  const backends = rule.backendRefs ?? [];
  if (backends.every(({ weight = 1 }) => weight === 0) && made.redirect === undefined) {
    made.directResponse = { status: 500 };
    return made as unknown as HttpRule;
  }
  const routes = weighted(backends, referrer);
  if (routes === undefined) return undefined;
  made.route = routes.map(({ backend, destination, weight }) => {
    const own = backend.filters?.find(({ type }) => type === 'RequestHeaderModifier')?.requestHeaderModifier;
    return {
      destination,
      ...(weight !== undefined && { weight }),
      ...(own && { headers: { request: headerOperations(own) } }),
    };
  });
  return made as unknown as HttpRule;
}

/** Without retries, the time limit of one try is that of the request. */
function timeoutsOf({ retry, timeouts }: HTTPRouteRule): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  const request = nonZero(timeouts?.request);
  const backend = nonZero(timeouts?.backendRequest);
  if (request !== undefined) made.timeout = request;
  if (retry !== undefined) {
    const attempts = retry.attempts ?? 2;
    const retryOn = ['connect-failure', 'refused-stream', 'unavailable', 'cancelled', ...(retry.codes ?? [])].join(',');
    made.retries = { attempts, ...(attempts > 0 && { retryOn }), ...(backend && { perTryTimeout: backend }) };
  } else if (backend !== undefined) made.timeout = backend;
  return made;
}

function nonZero(duration: string | undefined): string | undefined {
  return duration === undefined || /^0+(ms|s|m|h)$/.test(duration) ? undefined : duration;
}

function originPattern(origin: string): { readonly exact?: string; readonly regex?: string } {
  if (origin === '*') return { regex: '[a-zA-Z][a-zA-Z0-9+.-]*://[^/\\s?#]+' };
  if (!origin.includes('*')) return { exact: origin };
  return { regex: origin.replace(/[\\.+?()|[\]{}^$]/g, '\\$&').replaceAll('*', '.*') };
}
