import type { VirtualServiceSpec } from '../../../imports/istio.generated';
import { quote } from '../structure/describe';
import { matchKey } from './match-key';
import { checkPrefixes } from './overlapping-prefixes';
import type { Place } from './place';

interface AnyRoute {
  readonly name?: string;
  readonly match?: readonly object[];
}

/** Looks for routes that no request reaches, since Istio takes the first that matches. */
export function checkUnreachable(spec: VirtualServiceSpec, at: Place): void {
  for (const protocol of ['http', 'tls', 'tcp'] as const) {
    const routes: readonly AnyRoute[] = spec[protocol] ?? [];
    if (routes.length > 0) checkRoutes(routes, at.at(protocol));
  }
}

function checkRoutes(routes: readonly AnyRoute[], at: Place): void {
  const seen = new Map<string, number>();
  const fresh: { readonly route: number; readonly match: number }[] = [];
  let catchAll: number | undefined;
  for (const [index, { match = [] }] of routes.entries()) {
    if (catchAll !== undefined) {
      unreachable(at.at(index), `${routeName(routes, catchAll)} has no match and takes every request`);
      if (match.length === 0) catchAll = index;
      continue;
    }
    if (match.length === 0) {
      catchAll = index;
      continue;
    }
    let repeated = 0;
    for (const [position, request] of match.entries()) {
      const key = matchKey(request);
      const before = seen.get(key);
      if (before === undefined) {
        seen.set(key, index);
        fresh.push({ route: index, match: position });
      } else {
        repeated++;
        at.at(index)
          .at('match')
          .at(position)
          .warn(
            'virtual-service-ineffective-match',
            `The match decides nothing: ${routeName(routes, before)} has the same one.`,
            'Remove it, or make it differ.',
          );
      }
    }
    if (repeated === match.length) unreachable(at.at(index), 'earlier routes have all of its matches');
  }
  if (fresh.length > 1) checkPrefixes(routes, fresh, at);
}

function unreachable(at: Place, reason: string): void {
  at.warn('virtual-service-unreachable-rule', `No request reaches the route: ${reason}.`, 'Move it up, or remove it.');
}

/** A route as messages name it. */
export function routeName(routes: readonly AnyRoute[], index: number): string {
  const name = routes[index]?.name;
  return name ? `route ${quote(name)} before it` : `route ${index} before it`;
}
