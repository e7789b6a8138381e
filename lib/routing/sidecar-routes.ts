import { MESH_GATEWAY } from '../mesh/gateways';
import { HostIndex } from '../mesh/host-index';
import type { EffectiveVirtualService } from '../mesh/virtual-services';
import { hostsOverlap, isWildcardHost } from '../model/host-name';
import { isHttp, parseProtocol } from '../model/protocol';
import { compileRoutes, hasRoutes, type RouteContext } from './compile-route';
import { defaultRoute, unknownHosts } from './default-routes';
import { bracketed, domainsOf } from './host-domains';
import type { HttpRoute } from './http-route';
import { memo } from './memo';
import type { MeshIndex } from './mesh-index';
import type { ProxyNode } from './proxy';
import type { EgressListener, Scope } from './scope';
import type { Service } from './service';
import { RouteTable, VirtualHost } from './virtual-host';

/** Hosts that share routes on one port. */
interface HostGroup {
  readonly port: number;
  readonly services: readonly Service[];
  /** Hosts of the VirtualService that are no services. */
  readonly others: readonly string[];
  readonly routes: () => readonly HttpRoute[];
}

/** The listener through which a sidecar reaches a port. */
function egressFor(scope: Scope, port: number): EgressListener | undefined {
  return scope.egress.find(({ spec }) => spec?.port === undefined || spec.port.number === port);
}

/**
 * The routes of a sidecar for HTTP on one port. The first VirtualService for a host takes the host whole; services
 * without one get a default route; what nobody knows gets what the outbound traffic policy says.
 */
export function sidecarRoutes(index: MeshIndex, scope: Scope, proxy: ProxyNode, port: number): RouteTable {
  return new RouteTable(String(port), [
    ...knownHosts(index, scope, proxy, port),
    unknownHosts(scope.outboundTrafficPolicy),
  ]);
}

/** The routes for a port of one service alone, where the protocol is sniffed. */
export function sniffedRoutes(table: RouteTable, service: Service, port: number): RouteTable {
  const name = `${service.host}:${port}`;
  const own = table.virtualHosts.find(({ domains }) => domains.includes(service.host.toLowerCase()));
  if (own === undefined) return new RouteTable(name, []);
  return new RouteTable(name, [new VirtualHost(own.name, ['*'], () => own.routes)]);
}

function knownHosts(index: MeshIndex, scope: Scope, proxy: ProxyNode, port: number): readonly VirtualHost[] {
  const listener = egressFor(scope, port);
  if (listener === undefined) return [];
  // Istio puts the routes for all ports into one table then, and hosts lead to port 80: ports of hosts do not count.
  const isHttpProxy = parseProtocol(listener.spec?.port?.protocol ?? '') === 'HTTP_PROXY';
  const listenPort = isHttpProxy ? 0 : port;
  const services = new Map<string, Service>();
  for (const service of listener.services) {
    const ports = service.ports.filter(({ number }) => isHttpProxy || number === port);
    if (ports.length > 0) services.set(service.host.toLowerCase(), { ...service, ports });
  }
  const context: RouteContext = {
    proxy,
    config: index.mesh.config,
    port: listenPort,
    gateway: MESH_GATEWAY,
    isTls: false,
    findService: (host) => services.get(host),
    matches: index.routeMatches,
  };
  const nearest = mostSpecific(listener);
  const wildcards = [...services.keys()].filter(isWildcardHost);
  const groups: HostGroup[] = [];
  for (const virtualService of listener.virtualServices) {
    if (listenPort !== 80 && !concerns(virtualService, services, wildcards)) continue;
    if (!hasRoutes(virtualService, context)) continue;
    const group = groupOf(virtualService, services, nearest, listenPort, context);
    if (group !== undefined) groups.push(...(isHttpProxy ? byPort(group) : [group]));
  }
  const taken = new Set(groups.flatMap((group) => group.services.map(({ host }) => host)));
  for (const service of services.values()) {
    if (taken.has(service.host) || service.resolution === 'ALIAS') continue;
    for (const { number, protocol } of service.ports) {
      if (protocol !== undefined && !isHttp(protocol)) continue;
      const cluster = { host: service.host, subset: undefined, port: number };
      const route = defaultRoute(cluster, index.mesh.config.defaultHttpRetryPolicy);
      groups.push({ port: number, services: [service], others: [], routes: () => [route] });
    }
  }
  const { domain } = index.mesh.config;
  return withoutDuplicates(groups, proxy, domain).filter(({ name }) => !isHttpProxy || name.endsWith(':80'));
}

/** A group for every port on which its services speak HTTP. */
function byPort(group: HostGroup): readonly HostGroup[] {
  const speaks = ({ ports }: Service, port?: number) =>
    ports.filter(({ number, protocol }) => (port ?? number) === number && (protocol === undefined || isHttp(protocol)));
  const numbers = new Set(group.services.flatMap((service) => speaks(service).map(({ number }) => number)));
  return [...numbers].map((port) => ({
    ...group,
    port,
    services: group.services.filter((service) => speaks(service, port).length > 0),
  }));
}

/** The VirtualService that has the most specific host for each service. */
function mostSpecific({ virtualServices, services }: EgressListener): ReadonlyMap<string, EffectiveVirtualService> {
  const index = new HostIndex<EffectiveVirtualService>();
  for (const virtualService of virtualServices)
    for (const host of virtualService.hosts) index.add(host, virtualService);
  const nearest = new Map<string, EffectiveVirtualService>();
  for (const { host } of services) {
    const found = index.mostSpecific(host);
    if (found !== undefined) nearest.set(host.toLowerCase(), found);
  }
  return nearest;
}

/** Whether one of the hosts is a service, or overlaps one by a wildcard. */
function concerns(
  { hosts }: EffectiveVirtualService,
  services: ReadonlyMap<string, Service>,
  wildcards: readonly string[],
): boolean {
  return hosts.some((text) => {
    const host = text.toLowerCase();
    if (services.has(host)) return true;
    const candidates = isWildcardHost(host) ? [...services.keys()] : wildcards;
    return candidates.some((known) => hostsOverlap(host, known));
  });
}

function groupOf(
  virtualService: EffectiveVirtualService,
  services: ReadonlyMap<string, Service>,
  nearest: ReadonlyMap<string, EffectiveVirtualService>,
  port: number,
  context: RouteContext,
): HostGroup | undefined {
  const isGatewayApi = virtualService.semantics === 'gateway-api';
  let own: Service[] = [];
  const others: string[] = [];
  for (const text of virtualService.hosts.filter((host) => !isWildcardHost(host))) {
    const service = services.get(text.toLowerCase());
    if (service === undefined) others.push(text);
    else own.push(service);
  }
  for (const text of virtualService.hosts.filter(isWildcardHost)) {
    const host = text.toLowerCase();
    const covered = isGatewayApi ? [] : [...services].filter(([known]) => hostsOverlap(known, host));
    if (covered.length === 0) others.push(text);
    for (const [known, service] of covered) if (nearest.get(known) === virtualService) own.push(service);
  }
  if (isGatewayApi) {
    own = own.filter(
      ({ namespace }) => namespace === virtualService.namespace || context.proxy.namespace === virtualService.namespace,
    );
    if (own.length === 0) return undefined;
  }
  const speaking = own.filter((service) =>
    service.ports.some(({ protocol }) => protocol === undefined || isHttp(protocol)),
  );
  // Hosts that are no services are reachable on port 80 and beside services of the same VirtualService alone.
  if (speaking.length === 0 && port !== 80) return undefined;
  return { port, services: speaking, others, routes: memo(() => compileRoutes(virtualService, context)) };
}

/** Virtual hosts of which no two answer to one name: whoever comes first keeps it. */
function withoutDuplicates(groups: readonly HostGroup[], proxy: ProxyNode, domain: string): readonly VirtualHost[] {
  const names = new Set<string>();
  const domains = new Set<string>();
  const known = new Set(groups.flatMap(({ services }) => services.map(({ host }) => host)));
  const hosts: VirtualHost[] = [];
  const add = (host: string, group: HostGroup, all: readonly string[], short: ReadonlySet<string>) => {
    const name = `${host}:${group.port}`;
    if (names.has(name)) return;
    names.add(name);
    const own = all.filter((name) => !domains.has(name.toLowerCase()) && !(short.has(name) && known.has(name)));
    for (const name of own) domains.add(name.toLowerCase());
    if (own.length > 0)
      hosts.push(
        new VirtualHost(
          name,
          own.map((name) => name.toLowerCase()),
          group.routes,
        ),
      );
  };
  for (const group of groups) {
    for (const text of group.others) add(text.toLowerCase(), group, [bracketed(text.toLowerCase())], new Set());
    for (const service of group.services) {
      const { all, short } = domainsOf(service, proxy.namespace, domain);
      add(service.host, group, all, short);
    }
  }
  return hosts;
}
