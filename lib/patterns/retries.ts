import type { Duration, HTTPRetry } from '../../imports/istio.generated';
import type { HTTPRouteProps } from '../../imports/istio-props.generated';
import type { ShapeOf } from '../model/shape';
import type { Match } from './match';
import { methodsOf } from './methods';

/**
 * How failed requests are tried again.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRetry
 */
export interface Retries extends Omit<HTTPRetry, 'attempts'> {
  /** How often a request is tried again after its first try; 0 turns retries off. */
  readonly attempts: number;
  /**
   * How long one try may last, the first included.
   * @default - as long as the route's timeout
   */
  readonly perTryTimeout?: Duration;
  /**
   * Which failures are tried again.
   * @default 'connect-failure,refused-stream,unavailable,cancelled,reset,gateway-error'
   */
  readonly retryOn?: string;
  /**
   * Whether every method may be repeated, or only those that do no harm twice. Envoy repeats a POST like anything else,
   * so the others get a route of their own, which tries again only where the request never reached the application, and
   * waits for it as long as the timeout. Calls of gRPC are all POST: unless every one may be repeated, they are tried
   * again on the failures that allow it by contract, and a slow try is waited for.
   * @default 'idempotent'
   */
  readonly methods?: 'idempotent' | 'all';
}

/** The keys of {@link Retries}. */
export const RETRIES = {
  attempts: true,
  backoff: true,
  methods: true,
  perTryTimeout: true,
  retryIgnorePreviousHosts: true,
  retryOn: true,
  retryRemoteLocalities: true,
} satisfies ShapeOf<Retries>;

/** Istio's own default leaves out `reset` and `gateway-error`; with it a `perTryTimeout` ends the request and never retries. */
const RETRY_ON = 'connect-failure,refused-stream,unavailable,cancelled,reset,gateway-error';
/** The failures where the application has not seen the request. */
const NEVER_ARRIVED = 'connect-failure,refused-stream';
/** gRPC calls are all POST; these failures say by contract that a call may be made again. */
const GRPC_RETRY_ON = 'connect-failure,refused-stream,unavailable,cancelled';

const IDEMPOTENT = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE'];

const IDEMPOTENT_SUFFIX = '-idempotent';

/** The name that both routes go by which {@link withRetries} made of one. */
export function unsplitName(name: string): string {
  return name.endsWith(IDEMPOTENT_SUFFIX) ? name.slice(0, -IDEMPOTENT_SUFFIX.length) : name;
}

/**
 * The route with its retries: one route, or two when some of its methods must not be repeated. Without `retries` the
 * route stays as it is, with Istio's default of two tries on connection failures.
 */
export function withRetries(route: HTTPRouteProps, retries: Retries | undefined, grpc = false): HTTPRouteProps[] {
  if (retries === undefined) return [route];
  const { methods = 'idempotent', ...policy } = retries;
  if (retries.attempts === 0) return [{ ...route, retries: { attempts: 0 } }];
  const full: HTTPRouteProps = { ...route, retries: { retryOn: RETRY_ON, ...policy } };
  if (methods === 'all') return [full];
  const { perTryTimeout: _, ...once } = policy;
  if (grpc) return [{ ...route, retries: { retryOn: GRPC_RETRY_ON, ...once } }];

  const repeatable: Match[] = [];
  const others: Match[] = [];
  for (const match of route.match ?? [{}]) {
    const allowed = methodsOf(match.method);
    const safe = allowed?.filter((method) => IDEMPOTENT.includes(method)) ?? IDEMPOTENT;
    if (safe.length > 0) repeatable.push(safe.length === allowed?.length ? match : { ...match, method: oneOf(safe) });
    if (safe.length !== allowed?.length) others.push(match);
  }
  const careful: HTTPRouteProps = { ...route, retries: { ...once, retryOn: NEVER_ARRIVED } };
  if (others.length === 0) return [{ ...full, match: repeatable }];
  if (repeatable.length === 0) return [careful];
  const name = route.name === undefined ? 'idempotent' : `${route.name}${IDEMPOTENT_SUFFIX}`;
  return [{ ...full, name, match: repeatable }, route.match === undefined ? careful : { ...careful, match: others }];
}

function oneOf(methods: readonly string[]): Match['method'] {
  return methods.length === 1 ? { exact: methods[0]! } : { regex: methods.join('|') };
}
