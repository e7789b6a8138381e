import type { MeshConfig } from '../mesh/mesh-config';
import type { EffectiveVirtualService, HttpMatch, HttpRule } from '../mesh/virtual-services';
import { compileForward, type FindService } from './compile-forward';
import { compileRedirect } from './compile-redirect';
import {
  type Condition,
  claimCondition,
  claimPath,
  headerCondition,
  queryCondition,
  type StringMatch,
  withoutHeaderCondition,
} from './condition';
import { type Action, type HttpRoute, isCatchAll } from './http-route';
import { pathMatch } from './path-match';
import type { ProxyNode } from './proxy';
import { passedOver } from './static-match';

/** Where routes are compiled for. */
export interface RouteContext {
  readonly proxy: ProxyNode;
  readonly config: MeshConfig;
  /** The port the requests come in by. */
  readonly port: number;
  /** `mesh`, or the Gateway as `namespace/name`. */
  readonly gateway: string;
  readonly isTls: boolean;
  readonly findService: FindService;
}

/** Whether any rule of a VirtualService applies at this proxy and port: without one, Istio acts as if it were not there. */
export function hasRoutes(virtualService: EffectiveVirtualService, context: RouteContext): boolean {
  return virtualService.http.some((rule) =>
    rule.match === undefined || rule.match.length === 0
      ? true
      : rule.match.some((match) => passedOver(match, context) === undefined),
  );
}

/** The routes of a VirtualService at this proxy and port, up to the first that takes everything. */
export function compileRoutes(virtualService: EffectiveVirtualService, context: RouteContext): readonly HttpRoute[] {
  const routes: HttpRoute[] = [];
  for (const [ruleIndex, rule] of virtualService.http.entries()) {
    const matches = rule.match === undefined || rule.match.length === 0 ? [undefined] : rule.match;
    for (const match of matches) {
      if (passedOver(match, context) !== undefined) continue;
      const route = compileRoute(virtualService, rule, ruleIndex, match, context);
      routes.push(route);
      if (match === undefined || isCatchAll(route)) return routes;
    }
  }
  return routes;
}

function compileRoute(
  virtualService: EffectiveVirtualService,
  rule: HttpRule,
  ruleIndex: number,
  match: HttpMatch | undefined,
  context: RouteContext,
): HttpRoute {
  const path = pathMatch(match?.uri, match?.ignoreUriCase ?? false, virtualService.semantics !== 'istio');
  const name = rule.name ?? '';
  return {
    name: match?.name ? `${name}.${match.name}` : name,
    path,
    conditions: match === undefined ? [] : conditionsOf(match),
    action: actionOf(virtualService, rule, context, path.value),
    cors: rule.corsPolicy,
    source: { virtualService, rule, ruleIndex, match },
  };
}

function actionOf(
  virtualService: EffectiveVirtualService,
  rule: HttpRule,
  context: RouteContext,
  matchedPath: string,
): Action {
  if (rule.redirect !== undefined) return compileRedirect(rule.redirect, context);
  if (rule.directResponse !== undefined) return { kind: 'direct', status: rule.directResponse.status };
  return compileForward(virtualService, rule, context, matchedPath);
}

function conditionsOf(match: HttpMatch): readonly Condition[] {
  const conditions: Condition[] = [];
  for (const [name, pattern] of entries(match.headers)) {
    const claim = claimPath(name);
    conditions.push(claim === undefined ? headerCondition(name, pattern) : claimCondition(claim, pattern, false));
  }
  for (const [name, pattern] of entries(match.withoutHeaders)) {
    const claim = claimPath(name);
    conditions.push(claim === undefined ? withoutHeaderCondition(name, pattern) : claimCondition(claim, pattern, true));
  }
  for (const field of ['method', 'authority', 'scheme'] as const) {
    const pattern = match[field];
    if (pattern !== undefined) conditions.push(headerCondition(`:${field}`, pattern));
  }
  for (const [name, pattern] of entries(match.queryParams)) conditions.push(queryCondition(name, pattern));
  return conditions;
}

function entries(patterns: Readonly<Record<string, unknown>> | undefined): readonly [string, StringMatch][] {
  return Object.entries(patterns ?? {}).map(([name, pattern]) => [name, (pattern ?? {}) as StringMatch]);
}
