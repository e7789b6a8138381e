import type { EffectiveVirtualService, HttpRule } from '../mesh/virtual-services';
import { quoteRegex } from '../model/regex';
import type { Fault } from './answer';
import type { RouteContext } from './compile-route';
import { formatDuration } from './format-duration';
import { joinHeaderRules, toHeaderRules } from './header-rules';
import type { ClusterRef, Destination, ForwardAction } from './http-route';
import { compileRetries } from './retries';
import type { Service } from './service';

/** Finds the service a route sends to, as the place it is compiled for sees it. */
export type FindService = (host: string) => Service | undefined;

/** A destination as Istio writes it. */
export interface DestinationSpec {
  readonly host: string;
  readonly subset?: string;
  readonly port?: { readonly number?: number };
}

/** The cluster of a destination: its own port, else the service's only one, else the port the request came in by. */
export function clusterOf(to: DestinationSpec, service: Service | undefined, listenerPort: number): ClusterRef {
  const only = service?.ports.length === 1 ? service.ports[0]?.number : undefined;
  return {
    host: service?.externalName ?? to.host,
    subset: to.subset || undefined,
    port: to.port === undefined ? (only ?? listenerPort) : (to.port.number ?? 0),
  };
}

/** Compiles a rule that sends requests on. */
export function compileForward(
  { semantics }: EffectiveVirtualService,
  rule: HttpRule,
  context: RouteContext,
  matchedPath: string,
): ForwardAction {
  const own = toHeaderRules(rule.headers);
  const removesPrefix = semantics === 'gateway-api' && rule.rewrite?.uri === '/';
  const only = rule.route?.length === 1 ? toHeaderRules(rule.route[0]?.headers) : undefined;
  const regex = rule.rewrite?.uriRegexRewrite;
  return {
    kind: 'forward',
    destinations: destinationsOf(rule, context),
    headers: joinHeaderRules(own.rules, only?.rules),
    prefixRewrite: regex === undefined && !removesPrefix ? rule.rewrite?.uri || undefined : undefined,
    regexRewrite:
      regex !== undefined
        ? { match: regex.match ?? '', rewrite: regex.rewrite ?? '' }
        : removesPrefix
          ? { match: `^${quoteRegex(matchedPath)}(/?)(.*)`, rewrite: '/\\2' }
          : undefined,
    authority: rule.rewrite?.authority || own.authority || only?.authority || undefined,
    timeout: rule.timeout === undefined ? '0s' : formatDuration(rule.timeout),
    retries: compileRetries(rule.retries ?? context.config.defaultHttpRetryPolicy),
    mirrors: mirrorsOf(rule, context),
    fault: faultOf(rule.fault),
    missingStatus: semantics === 'gateway-api' ? 500 : 503,
  };
}

function destinationsOf(rule: HttpRule, { findService, port }: RouteContext): readonly Destination[] {
  const route = rule.route ?? [];
  const [single] = route;
  if (route.length === 1 && single !== undefined) {
    return [
      {
        cluster: clusterOf(single.destination, findService(single.destination.host), port),
        share: 100,
        headers: undefined,
        authority: undefined,
      },
    ];
  }
  const weighted = route.filter(({ weight }) => (weight ?? 0) > 0);
  const total = weighted.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  return weighted.map(({ destination, weight, headers }) => {
    const own = toHeaderRules(headers);
    return {
      cluster: clusterOf(destination, findService(destination.host), port),
      share: ((weight ?? 0) / total) * 100,
      headers: own.rules,
      authority: own.authority || undefined,
    };
  });
}

function mirrorsOf(rule: HttpRule, { findService, port }: RouteContext): ForwardAction['mirrors'] {
  const all: { readonly destination: DestinationSpec; readonly percentage: number }[] = [];
  if (rule.mirror !== undefined) {
    const percentage =
      rule.mirrorPercentage === undefined ? (rule.mirrorPercent ?? 100) : (rule.mirrorPercentage.value ?? 0);
    all.push({ destination: rule.mirror, percentage });
  }
  for (const { destination, percentage } of rule.mirrors ?? []) {
    if (destination !== undefined)
      all.push({ destination, percentage: percentage === undefined ? 100 : (percentage.value ?? 0) });
  }
  return all
    .filter(({ percentage }) => percentage > 0)
    .map(({ destination, percentage }) => ({
      cluster: clusterOf(destination, findService(destination.host), port),
      percentage,
    }));
}

/** A fault without a percentage never happens. */
function faultOf(fault: HttpRule['fault']): Fault | undefined {
  const delay =
    fault?.delay?.fixedDelay === undefined
      ? undefined
      : {
          percentage:
            fault.delay.percentage === undefined ? (fault.delay.percent ?? 0) : (fault.delay.percentage.value ?? 0),
          fixedDelay: formatDuration(String(fault.delay.fixedDelay)),
        };
  const abort =
    fault?.abort?.httpStatus === undefined && fault?.abort?.grpcStatus === undefined
      ? undefined
      : {
          percentage: fault.abort.percentage?.value ?? 0,
          ...(typeof fault.abort.httpStatus === 'number' ? { httpStatus: fault.abort.httpStatus } : {}),
          ...(typeof fault.abort.grpcStatus === 'string' ? { grpcStatus: fault.abort.grpcStatus } : {}),
        };
  if (delay === undefined && abort === undefined) return undefined;
  return { ...(delay && { delay }), ...(abort && { abort }) };
}
