import type { EffectiveVirtualService } from '../mesh/virtual-services';
import { seenFrom } from '../mesh/visibility';
import { compileRoutes, hasRoutes, type RouteContext } from './compile-route';
import type { GatewayServer } from './gateway-servers';
import type { HttpRoute } from './http-route';
import { intersect } from './intersect-hosts';
import { memo } from './memo';
import type { MeshIndex } from './mesh-index';
import type { ProxyNode } from './proxy';
import type { Scope } from './scope';
import type { Service } from './service';
import { RouteTable, VirtualHost } from './virtual-host';

/**
 * The routes of all servers that share a route configuration. Routes of several VirtualServices for one host stand one
 * behind the other in the VirtualServices' order, those that take everything last.
 */
export function gatewayRoutes(
  index: MeshIndex,
  scope: Scope,
  proxy: ProxyNode,
  servers: readonly GatewayServer[],
): RouteTable {
  const hosts = new Map<string, VirtualHost>();
  const compiled = new Map<string, () => readonly HttpRoute[]>();
  for (const server of servers) {
    const port = server.spec.port.number;
    const redirects = server.spec.tls?.httpsRedirect === true;
    for (const virtualService of index.virtualServices.boundTo(server.gatewayName, proxy.namespace)) {
      const shared = intersect(namespaceHosts(server.hosts, virtualService.namespace), virtualService.hosts);
      if (shared.length === 0) continue;
      const context: RouteContext = {
        proxy,
        config: index.mesh.config,
        port,
        gateway: server.gatewayName,
        isTls: server.spec.tls !== undefined,
        findService: (host) => findService(index, scope, proxy, virtualService, host),
        matches: index.routeMatches,
      };
      // Routes are compiled once per Gateway and VirtualService, with the port of the first server that asks.
      const key = `${server.gatewayName} ${virtualService.namespace}/${virtualService.name}`;
      let routes = compiled.get(key);
      if (routes === undefined) {
        if (!hasRoutes(virtualService, context)) continue;
        routes = memo(() => compileRoutes(virtualService, context));
        compiled.set(key, routes);
      }
      for (const text of shared) {
        const host = text.toLowerCase();
        let virtualHost = hosts.get(host);
        if (virtualHost === undefined) {
          virtualHost = new VirtualHost(`${host}:${port}`, [host], routes, { catchAllsLast: true });
          hosts.set(host, virtualHost);
        } else virtualHost.append(routes);
        if (redirects) virtualHost.requiresTls = true;
      }
    }
    if (redirects) requireTls(hosts, server.hosts, port);
  }
  const name = servers[0]?.routeName ?? '';
  if (hosts.size > 0) return new RouteTable(name, [...hosts.values()]);
  return new RouteTable(name, [new VirtualHost(`blackhole:${servers[0]?.spec.port.number}`, ['*'], () => [])]);
}

/** A host that only redirects has no routes; `namespace/host` makes a name that no request has, and so a 404. */
function requireTls(hosts: Map<string, VirtualHost>, names: readonly string[], port: number): void {
  for (const text of names) {
    const host = text.toLowerCase();
    const virtualHost = hosts.get(host) ?? new VirtualHost(`${host}:${port}`, [host], () => []);
    virtualHost.requiresTls = true;
    hosts.set(host, virtualHost);
  }
}

/** The server's hosts for VirtualServices of one namespace. */
export function namespaceHosts(hosts: readonly string[], namespace: string): readonly string[] {
  return hosts.flatMap((host) => {
    const slash = host.indexOf('/');
    if (slash < 0) return [host];
    const owner = host.slice(0, slash);
    return owner === namespace || owner === '*' ? [host.slice(slash + 1)] : [];
  });
}

function findService(
  index: MeshIndex,
  scope: Scope,
  proxy: ProxyNode,
  { namespace }: EffectiveVirtualService,
  host: string,
): Service | undefined {
  const own = index
    .servicesOf(host)
    .find(
      (service) => service.namespace === namespace && seenFrom(service.visibility, service.namespace, proxy.namespace),
    );
  return own ?? scope.services.get(host);
}
