import type { MeshConfig } from '../mesh/mesh-config';
import type { EffectiveVirtualService } from '../mesh/virtual-services';
import type { FindService } from './compile-forward';
import { CompiledRoute } from './compiled-route';
import type { HttpRoute } from './http-route';
import type { ProxyNode } from './proxy';
import type { RouteMatches } from './route-match';
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
  readonly matches: RouteMatches;
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
      const route = new CompiledRoute({ virtualService, rule, ruleIndex, match }, context);
      routes.push(route);
      if (route.match.takesAll) return routes;
    }
  }
  return routes;
}
