import type { Cluster, Route, RouteConfiguration } from './proxy-config';

/** Carries the name of the route to the upstream. */
export const routeHeader = 'x-oracle-route';

/** A name that tells the proxies of one Envoy apart: one may lack a cluster that another has. */
export function scoped(proxy: string, name: string): string {
  return `${proxy} ${name}`;
}

/** The name that a route gets, by its place: istiod's names are neither unique nor always there. */
export function routeName(config: RouteConfiguration, host: number, route: number): string {
  return `${config.name} ${host} ${route}`;
}

/** The route configuration with a name for every route, told to the upstream, and with clusters of this proxy. */
export function localRoutes(proxy: string, config: RouteConfiguration): RouteConfiguration {
  const hosts = (config.virtualHosts ?? []).map((host, h) => ({
    ...host,
    routes: (host.routes ?? []).map((route, r) => localRoute(proxy, route, routeName(config, h, r))),
  }));
  const added = (config['requestHeadersToAdd'] ?? []) as readonly object[];
  return {
    ...config,
    virtualHosts: hosts,
    requestHeadersToAdd: [
      ...added,
      { header: { key: routeHeader, value: '%ROUTE_NAME%' }, appendAction: 'OVERWRITE_IF_EXISTS_OR_ADD' },
    ],
  };
}

function localRoute(proxy: string, route: Route, name: string): Route {
  return { ...route, name, ...(route.route && { route: scopeClusters(proxy, route.route) }) };
}

/** Renames the clusters that a route's action or a TCP proxy refers to. */
export function scopeClusters<T extends object>(proxy: string, action: T): T {
  return JSON.parse(JSON.stringify(action), (key, value: unknown) => {
    if (key === 'cluster' && typeof value === 'string') return scoped(proxy, value);
    if (key !== 'clusters' || !Array.isArray(value)) return value;
    return value.map((each: Cluster) => ({ ...each, name: scoped(proxy, each.name) }));
  });
}
