import type { HTTPRouteProps, TLSRouteProps } from '../../imports/istio-props.generated';
import { toLabel } from '../model/name';
import type { Place } from '../model/problem';
import { both } from './conjunction';
import type { AnyRoute } from './gateway-route';
import type { Match } from './match';
import { formatPathCondition, matchPath, type PathCondition } from './path';
import { placeOfPin } from './pins';
import { unsplitName } from './retries';
import { withRewrite } from './rewrite';
import type { RouteTarget } from './route-target';
import { rank } from './specificity';
import { type RequestCondition, toMatches } from './when';

/** One `route()` call, with its target resolved. */
export interface GatewayEntry {
  readonly path: PathCondition | undefined;
  readonly matches: readonly Match[];
  readonly target: RouteTarget | undefined;
  readonly route: AnyRoute;
  readonly place: Place;
}

/** Says what is wrong between some calls. */
export type Complain = (message: string, places: readonly Place[]) => void;

/** The matches of a `route()` call: its path and its other conditions. */
export function entryMatches(path: PathCondition | undefined, when: RequestCondition | undefined): Match[] {
  return when === undefined ? matchPath(path) : toMatches({ ...when, ...(path === undefined ? {} : { path }) });
}

/**
 * Everything that was asked for at one host of a gateway as one list of routes, most specific first. Routes of
 * different charts meet here; what nothing orders is an error that names both calls.
 */
export function hostRoutes(host: string, entries: readonly GatewayEntry[], complain: Complain): HTTPRouteProps[] {
  const { sorted, ties } = rank(entries);
  for (const [a, b] of ties) {
    complain(
      `two routes for ${host} ${formatPathCondition(a.path)} ask for equally much, and some requests satisfy both; ` +
        'which one they would take hangs on the order of the calls. Add a condition to one of them, or remove one',
      [a.place, b.place],
    );
  }
  return distinctNames(sorted.flatMap((entry) => entryRoutes(host, entry, complain)));
}

/** The connections to a host whose TLS the backend ends. */
export function passthroughRoutes(
  host: string,
  port: number,
  entries: readonly GatewayEntry[],
  complain: Complain,
): TLSRouteProps[] {
  for (const extra of entries.slice(1)) {
    complain(`two routes for ${host}, whose TLS the backend ends; the gateway sees only the name, so it can have one`, [
      entries[0]!.place,
      extra.place,
    ]);
  }
  return entries
    .slice(0, 1)
    .flatMap(({ target }) =>
      target === undefined ? [] : [{ match: [{ port, sniHosts: [host] }], route: target.connectionRoutes() }],
    );
}

function entryRoutes(host: string, entry: GatewayEntry, complain: Complain): HTTPRouteProps[] {
  const { route, target } = entry;
  const common = {
    ...(route.headers === undefined ? {} : { headers: route.headers }),
    ...(route.cors === undefined ? {} : { corsPolicy: route.cors }),
  };
  const match = orAll(entry.matches);
  const pathName = toLabel(formatPathCondition(entry.path)) ?? 'root';
  if (route.redirect !== undefined)
    return [{ name: `redirect-${pathName}`, ...match, redirect: route.redirect, ...common }];
  if (route.directResponse !== undefined) {
    return [{ name: `response-${pathName}`, ...match, directResponse: route.directResponse, ...common }];
  }
  if (target === undefined) return [];
  return forwardRoutes(host, entry, route, target, complain).map((made) => ({ ...made, ...common }));
}

function forwardRoutes(
  host: string,
  entry: GatewayEntry,
  action: AnyRoute,
  target: RouteTarget,
  complain: Complain,
): HTTPRouteProps[] {
  const contradicted: HTTPRouteProps[] = [];
  const reachable = new Set<string>();
  const { timeout, retries } = action;
  const made = target.httpRoutes({ timeout, retries }).flatMap((route) => {
    const joined = join(entry.matches, (route.match ?? [{}]).filter(holdsAtGateway));
    if (joined === undefined) {
      complain(
        `the route for ${host} ${formatPathCondition(entry.path)} and the route "${route.name}" of ${target.routeName} compare the same ` +
          'header, parameter or path with different patterns, and no match of Istio says both; make one of them exact',
        [entry.place],
      );
      return [];
    }
    if (joined.length === 0) {
      if (route.match?.some(holdsAtGateway)) contradicted.push(route);
      return [];
    }
    reachable.add(unsplitName(route.name ?? ''));
    if (action.rewrite?.path !== undefined && route.match?.some((match) => match.uri !== undefined)) {
      complain(
        `the route for ${host} ${formatPathCondition(entry.path)} rewrites the path that the route "${route.name}" of ${target.routeName} ` +
          'asks for; Istio compares paths before it rewrites them, so one of the two has to go',
        [entry.place],
      );
    }
    const named = { ...route, name: routeName(target.routeName, route.name), ...orAll(joined) };
    return withRewrite(named, entry.path, action.rewrite);
  });
  // Of a route that its retries split in two by method, one half may well be out of reach.
  for (const [name, halves] of groupByName(contradicted)) {
    if (reachable.has(name)) continue;
    const pins = halves.flatMap(({ match = [] }) => match.map(placeOfPin)).filter((place) => place !== undefined);
    complain(
      `the route for ${host} ${formatPathCondition(entry.path)} can never take the route "${name}" of ${target.routeName}: ` +
        'no request satisfies the conditions of both',
      [entry.place, ...pins.slice(0, 1)],
    );
  }
  return made;
}

/** Routes by the name they had before their retries split them. */
function groupByName(routes: readonly HTTPRouteProps[]): ReadonlyMap<string, readonly HTTPRouteProps[]> {
  const groups = new Map<string, HTTPRouteProps[]>();
  for (const route of routes) {
    const name = unsplitName(route.name ?? '');
    groups.set(name, [...(groups.get(name) ?? []), route]);
  }
  return groups;
}

/** Callers are told apart by their labels inside the mesh; at a gateway every caller is the gateway. */
function holdsAtGateway(match: Match): boolean {
  return match.sourceLabels === undefined && match.sourceNamespace === undefined;
}

/** Each match of the one with each of the other; `undefined` where Istio has no words for it. */
function join(ours: readonly Match[], theirs: readonly Match[]): Match[] | undefined {
  const joined: Match[] = [];
  for (const a of ours) {
    for (const b of theirs) {
      const match = both(a, b);
      if (match === 'inexpressible') return undefined;
      if (match !== 'never') joined.push(match);
    }
  }
  return joined;
}

/** No match at all instead of one that asks for nothing: it reads as what it is, the default. */
function orAll(matches: readonly Match[]): Pick<HTTPRouteProps, 'match'> {
  return matches.every((match) => Object.keys(match).length === 0) ? { match: undefined } : { match: matches };
}

function routeName(target: string, route: string | undefined): string {
  if (route === undefined || route === target || route.startsWith(`${target}-`)) return route ?? target;
  return `${target}-${route}`;
}

/** The second route of a name gets a number, so that logs tell them apart. */
function distinctNames(routes: readonly HTTPRouteProps[]): HTTPRouteProps[] {
  const counts = new Map<string, number>();
  return routes.map((route) => {
    const name = route.name ?? 'route';
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return { ...route, name: count === 1 ? name : `${name}-${count}` };
  });
}
