import type { EffectiveVirtualService } from '../mesh/virtual-services';
import { hostCovers, hostsOverlap } from '../model/host-name';
import { isHttp } from '../model/protocol';
import { gatewayRoutes, namespaceHosts } from './gateway-routes';
import { type GatewayServer, speaksHttp } from './gateway-servers';
import type { ChainTarget, FilterChain, Listener, Termination } from './listener';
import type { MeshIndex } from './mesh-index';
import { layer4Target } from './outbound-chains';
import type { ProxyNode } from './proxy';
import type { Scope } from './scope';
import { ANY_ADDRESS } from './service';
import type { RouteTable } from './virtual-host';

/** The listeners of a gateway's pods, by name. */
export class GatewayListeners {
  readonly #index: MeshIndex;
  readonly #scope: Scope;
  readonly #proxy: ProxyNode;
  readonly #servers: readonly GatewayServer[];
  readonly #tables = new Map<string, RouteTable>();
  readonly #listeners = new Map<string, Listener>();
  /** Hosts that a passthrough chain of a port already has. */
  readonly #sniHosts = new Set<string>();

  constructor(index: MeshIndex, scope: Scope, proxy: ProxyNode, servers: readonly GatewayServer[]) {
    this.#index = index;
    this.#scope = scope;
    this.#proxy = proxy;
    this.#servers = servers;
    const byListener = new Map<string, GatewayServer[]>();
    for (const server of servers) {
      const name = `${server.bind || ANY_ADDRESS}_${server.port}`;
      const same = byListener.get(name);
      if (same === undefined) byListener.set(name, [server]);
      else same.push(server);
    }
    for (const [name, own] of byListener) {
      const chains = this.#chains(own);
      if (chains.length === 0) continue;
      const tls = chains.some((chain) => chain.tls !== undefined || (chain.match.serverNames ?? []).length > 0);
      this.#listeners.set(name, { name, chains, fallback: undefined, inspects: () => ({ tls, http: false }) });
    }
  }

  /** The listener a connection arrives at; without one it is refused. */
  find(address: string, port: number): Listener | undefined {
    return this.#listeners.get(`${address}_${port}`) ?? this.#listeners.get(`${ANY_ADDRESS}_${port}`);
  }

  #chains(servers: readonly GatewayServer[]): readonly FilterChain[] {
    const plain = servers.find((server) => isHttp(server.protocol));
    return servers.flatMap((server) => {
      if (isHttp(server.protocol)) return server === plain ? [chain([], undefined, this.#http(server))] : [];
      if (speaksHttp(server)) return [chain(sniHosts(server), termination(server), this.#http(server))];
      if (!server.passesThrough) {
        const target = this.#tcpTarget(server);
        return target === undefined ? [] : [chain(sniHosts(server), termination(server), target)];
      }
      return server.spec.tls?.mode === 'AUTO_PASSTHROUGH' ? this.#autoPassthrough(server) : this.#passthrough(server);
    });
  }

  #http({ routeName }: GatewayServer): ChainTarget {
    return {
      kind: 'http',
      routes: () => {
        let table = this.#tables.get(routeName);
        if (table === undefined) {
          const servers = this.#servers.filter((server) => server.routeName === routeName);
          table = gatewayRoutes(this.#index, this.#scope, this.#proxy, servers);
          this.#tables.set(routeName, table);
        }
        return table;
      },
    };
  }

  #virtualServices(server: GatewayServer): readonly EffectiveVirtualService[] {
    return this.#index.virtualServices
      .boundTo(server.gatewayName, this.#proxy.namespace)
      .filter(({ hosts, namespace }) =>
        namespaceHosts(server.hosts, namespace).some((own) => hosts.some((host) => hostsOverlap(own, host))),
      );
  }

  /** The first TCP rule that is for the server's port and Gateway. */
  #tcpTarget(server: GatewayServer): ChainTarget | undefined {
    for (const virtualService of this.#virtualServices(server)) {
      for (const { match, route } of virtualService.tcp) {
        if (!route?.length || (match?.length && !match.some((condition) => applies(condition, server)))) continue;
        return layer4Target(route, this.#scope, server.spec.port.number, virtualService);
      }
      // A TLSRoute at a listener that ends TLS keeps its rules as TLS rules.
      if (virtualService.resource.kind !== 'TLSRoute') continue;
      const rule = virtualService.tls.find(({ match }) => match?.some((condition) => applies(condition, server)));
      if (rule?.route?.length) return layer4Target(rule.route, this.#scope, server.spec.port.number, virtualService);
    }
    return undefined;
  }

  #passthrough(server: GatewayServer): readonly FilterChain[] {
    const chains: FilterChain[] = [];
    for (const virtualService of this.#virtualServices(server)) {
      for (const { match, route } of virtualService.tls) {
        if (!route?.length) continue;
        for (const condition of match ?? []) {
          const names = condition.sniHosts ?? [];
          const keys = names.map((name) => `${server.port}/${server.bind}/${name}`);
          if (!applies(condition, server) || keys.some((key) => this.#sniHosts.has(key))) continue;
          for (const key of keys) this.#sniHosts.add(key);
          chains.push(
            chain(names, undefined, layer4Target(route, this.#scope, server.spec.port.number, virtualService)),
          );
        }
      }
    }
    return chains;
  }

  /** One chain per service, port and subset, for clients of other clusters that name the cluster in the SNI. */
  #autoPassthrough(server: GatewayServer): readonly FilterChain[] {
    const hosts = sniHosts(server);
    const chains: FilterChain[] = [];
    for (const service of this.#scope.services.values()) {
      if (service.isExternal || !hosts.some((host) => hostCovers(host, service.host))) continue;
      const namespaces = { service: service.namespace, client: this.#proxy.namespace };
      const rule = this.#index.destinationRules.of(service.host, namespaces, this.#proxy.labels);
      for (const { number, protocol } of service.ports) {
        if (protocol === 'UDP') continue;
        for (const subset of [undefined, ...(rule?.subsets ?? []).map(({ name }) => name)]) {
          const sni = `outbound_.${number}_.${subset ?? ''}_.${service.host}`;
          const destinations = [{ cluster: { host: service.host, subset, port: number }, share: 100 }];
          chains.push(chain([sni], undefined, { kind: 'tcp', destinations, source: undefined }));
        }
      }
    }
    return chains;
  }
}

function chain(serverNames: readonly string[], tls: Termination | undefined, target: ChainTarget): FilterChain {
  const names = serverNames.includes('*') ? [] : serverNames;
  return { name: '', match: { serverNames: names }, tls, target };
}

/** The server's hosts without their namespaces. */
function sniHosts({ spec, hosts }: GatewayServer): readonly string[] {
  if (spec.tls === undefined) return [];
  return [...new Set(hosts.map((host) => host.slice(host.indexOf('/') + 1)))].sort();
}

function termination({ spec }: GatewayServer): Termination | undefined {
  switch (spec.tls?.mode) {
    case undefined:
      return undefined;
    case 'ISTIO_MUTUAL':
      return 'mesh';
    case 'MUTUAL':
      return 'mutual';
    case 'OPTIONAL_MUTUAL':
      return 'optional';
    default:
      return 'simple';
  }
}

/** Whether a condition is for a server: its port and its Gateway count, sources do not. */
function applies(
  match: { readonly port?: number; readonly gateways?: readonly string[] },
  server: GatewayServer,
): boolean {
  if (match.port && match.port !== server.spec.port.number) return false;
  return !match.gateways?.length || match.gateways.includes(server.gatewayName);
}
