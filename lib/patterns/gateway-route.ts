import type {
  CorsPolicy,
  Duration,
  Headers,
  HTTPDirectResponse,
  HTTPRedirect,
  OnlyOneOf,
} from '../../imports/istio.generated';
import type { ShapeOf } from '../model/shape';
import type { PathCondition } from './path';
import { RETRIES, type Retries } from './retries';
import type { RouteTo } from './route-target';
import type { RequestCondition } from './when';

/** The hosts a gateway serves, as `route()` takes them: under `*.example.com` also any name below `example.com`. */
export type ServedHost<Host extends string> = Host extends `*.${infer Domain}` ? Host | `${string}.${Domain}` : Host;

/** Which requests at which host, and what happens to them. */
export type GatewayRoute<Host extends string> = GatewayRouteMatch<Host> & GatewayRouteSettings & GatewayAction;

/** Which requests a route of a gateway is for. */
export interface GatewayRouteMatch<Host extends string> {
  readonly host: ServedHost<Host>;
  /** `/api` means `/api` and what is below `/api/`, never `/apix`. @default - every path */
  readonly path?: PathCondition;
  /** What else must hold. @default - nothing */
  readonly when?: RequestCondition;
}

/** What a route of a gateway says beside its target. */
export interface GatewayRouteSettings {
  /** Header operations. @default - none */
  readonly headers?: Headers;
  /** Which origins' scripts may call. @default - none but the own */
  readonly cors?: CorsPolicy;
}

/** Exactly one thing happens to a request. */
export type GatewayAction = RedirectAction | ResponseAction | ForwardAction;

/** What a route can do; it does one of them. */
type OneAction = OnlyOneOf<'to' | 'redirect' | 'directResponse'>;

/** A route whatever it does, as those read it who come after the compiler. */
export interface AnyRoute
  extends GatewayRouteMatch<string>,
    GatewayRouteSettings,
    Pick<ForwardAction, 'rewrite' | 'timeout' | 'retries'> {
  readonly to?: RouteTo;
  readonly redirect?: Redirect;
  readonly directResponse?: HTTPDirectResponse;
}

/** The keys of a route; of `when`, its own problems speak. */
export const GATEWAY_ROUTE = {
  host: true,
  path: true,
  when: true,
  headers: true,
  cors: true,
  to: true,
  redirect: true,
  directResponse: true,
  rewrite: { path: true, authority: true },
  timeout: true,
  retries: RETRIES,
} satisfies ShapeOf<AnyRoute>;

/** The client is sent elsewhere. */
export interface RedirectAction {
  readonly redirect: Redirect;
  readonly to?: OneAction;
  readonly directResponse?: OneAction;
  readonly rewrite?: OnlyOneOf<'rewrite' | 'redirect'>;
}

/** The gateway answers by itself. */
export interface ResponseAction {
  readonly directResponse: HTTPDirectResponse;
  readonly to?: OneAction;
  readonly redirect?: OneAction;
  readonly rewrite?: OnlyOneOf<'rewrite' | 'directResponse'>;
}

/** The request goes on to a target. */
export interface ForwardAction {
  readonly redirect?: OneAction;
  readonly directResponse?: OneAction;
  /**
   * A service with its own routes (`products`), on its first HTTP port or on another (`products.port('grpc')`), one
   * version of it, or any other destination, which then has no routes but this one.
   */
  readonly to: RouteTo;
  /**
   * The path, and if wanted the host, that the target sees. `path: '/v2'` puts `/v2` where the route's `path` was:
   * `/api/x` becomes `/v2/x`, never `/v2x` or `//x`.
   * @default - as the client sent it
   */
  readonly rewrite?: { readonly path?: string; readonly authority?: string };
  /** How long the request may take, all its tries together. @default - the target's */
  readonly timeout?: Duration;
  /** How failed requests are tried again. @default - the target's */
  readonly retries?: Retries;
}

/**
 * Sends the client elsewhere.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRedirect
 */
export type Redirect = HTTPRedirect & {
  /** Istio makes a route without any action of every other code. @default 301 */
  readonly redirectCode?: 301 | 302 | 303 | 307 | 308;
};
