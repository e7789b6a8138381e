import type { EffectiveVirtualService, HttpMatch, HttpRule } from '../mesh/virtual-services';
import type { Fault, Retries } from './answer';
import type { Resolved } from './forward';
import type { HeaderRules } from './header-rules';
import type { PathMatch } from './path-match';
import type { RouteMatch } from './route-match';

/** The name of a group of endpoints at a proxy. */
export interface ClusterRef {
  /** Fully qualified; empty for a Gateway API backend that does not exist. */
  readonly host: string;
  readonly subset: string | undefined;
  readonly port: number;
}

/** One destination of a route with its share. */
export interface Destination {
  readonly cluster: ClusterRef;
  /** In percent. */
  readonly share: number;
  readonly headers: HeaderRules | undefined;
  /** The authority that its requests get, unless the route sets one for all. */
  readonly authority: string | undefined;
}

/** A route that sends requests on. */
export interface ForwardAction {
  readonly kind: 'forward';
  readonly destinations: readonly Destination[];
  readonly headers: HeaderRules | undefined;
  readonly prefixRewrite: string | undefined;
  readonly regexRewrite: { readonly match: string; readonly rewrite: string } | undefined;
  readonly authority: string | undefined;
  readonly timeout: string;
  readonly retries: Retries | null;
  readonly mirrors: readonly { readonly cluster: ClusterRef; readonly percentage: number }[];
  readonly fault: Fault | undefined;
  /** What the client gets when Istio knows no such host or subset. */
  readonly missingStatus: 503 | 500;
}

/** A route that sends the client elsewhere. */
export interface RedirectAction {
  readonly kind: 'redirect';
  readonly status: number;
  readonly scheme: string | undefined;
  readonly authority: string;
  /** 0 for the port of the request's own host. */
  readonly port: number;
  readonly path: string;
  readonly prefixRewrite: string;
}

/** What a route does. `none` is what remains of a redirect with a status that Envoy does not know. */
export type Action =
  | ForwardAction
  | RedirectAction
  | { readonly kind: 'direct'; readonly status: number }
  | { readonly kind: 'passthrough' }
  | { readonly kind: 'none' };

/** Which rule a route was made of. */
export interface RouteSource {
  readonly virtualService: EffectiveVirtualService;
  readonly rule: HttpRule;
  readonly ruleIndex: number;
  readonly match: HttpMatch | undefined;
}

/** One route of a virtual host: what it takes and what it does. */
export interface HttpRoute {
  /** Istio's: the rule's and the match's names with a dot between. */
  readonly name: string;
  readonly match: RouteMatch;
  /** The path that the match asks for. */
  readonly path: PathMatch;
  readonly action: Action;
  /** Decides CORS preflights before the action does. */
  readonly cors: HttpRule['corsPolicy'];
  /** `undefined` for the routes that Istio makes by itself. */
  readonly source: RouteSource | undefined;
  /** Where its requests go, once the first has been sent on. */
  resolved: Resolved | undefined;
}

/** A cluster as Istio names it. */
export function clusterName({ port, subset, host }: ClusterRef): string {
  return host === '' ? 'UnknownService' : `outbound|${port}|${subset ?? ''}|${host}`;
}
