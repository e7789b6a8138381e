import { unknownHosts } from './default-routes';
import { GatewayListeners } from './gateway-listeners';
import { GatewayPorts } from './gateway-ports';
import { type MergedServers, mergeServers } from './gateway-servers';
import { inboundListener } from './inbound-listener';
import type { Listener } from './listener';
import type { MeshIndex } from './mesh-index';
import { OutboundListeners } from './outbound-listeners';
import type { ProxyNode } from './proxy';
import { type Scope, toScope } from './scope';
import { sidecarRoutes, sniffedRoutes } from './sidecar-routes';
import { RouteTable } from './virtual-host';

/** What istiod would send to one proxy: listeners and routes, built as requests ask for them. */
export class ProxyConfig {
  readonly proxy: ProxyNode;
  readonly scope: Scope;
  readonly #index: MeshIndex;
  readonly #find: (address: string, port: number) => Listener | undefined;
  readonly #tables = new Map<number, RouteTable>();
  readonly #sniffed = new Map<string, RouteTable>();
  #servers: MergedServers | undefined;
  #inbound: Listener | undefined;

  constructor(index: MeshIndex, proxy: ProxyNode) {
    this.#index = index;
    this.proxy = proxy;
    this.scope = toScope(index.mesh, index, proxy);
    this.#find = proxy.kind === 'gateway' ? this.#gateway() : this.#sidecar();
  }

  /** The listener that a connection to an address and port arrives at. A gateway refuses ports that no server has. */
  listener(address: string, port: number): Listener | undefined {
    return this.#find(address, port);
  }

  /** The listener for what a sidecar's workload receives. */
  get inbound(): Listener {
    this.#inbound ??= inboundListener(this.#index, this.proxy);
    return this.#inbound;
  }

  /** The routes of a sidecar for a port. */
  routes(port: number): RouteTable {
    let table = this.#tables.get(port);
    if (table === undefined) {
      table = sidecarRoutes(this.#index, this.scope, this.proxy, port);
      this.#tables.set(port, table);
    }
    return table;
  }

  /** A gateway's servers, and which of them Istio leaves out. */
  get servers(): MergedServers {
    return this.#servers ?? { servers: [], rejected: [] };
  }

  #gateway(): (address: string, port: number) => Listener | undefined {
    const ports = new GatewayPorts(this.#index, this.proxy);
    const gateways = this.#index.gateways.selecting(this.proxy.labels).filter((gateway) => ports.applies(gateway));
    this.#servers = mergeServers(gateways, ports);
    const listeners = new GatewayListeners(this.#index, this.scope, this.proxy, this.#servers.servers);
    return (address, port) => listeners.find(address, port);
  }

  #sidecar(): (address: string, port: number) => Listener | undefined {
    const context = { proxy: this.proxy, scope: this.scope, domain: this.#index.mesh.config.domain };
    const unknown = new RouteTable('allow_any_dynamic_dns', [unknownHosts(this.scope.outboundTrafficPolicy)]);
    const listeners = new OutboundListeners(
      context,
      ({ service, number }, sniffed) => {
        if (!sniffed) return this.routes(number);
        const key = `${service.host}:${number}`;
        const table = this.#sniffed.get(key) ?? sniffedRoutes(this.routes(number), service, number);
        this.#sniffed.set(key, table);
        return table;
      },
      () => unknown,
    );
    return (address, port) => listeners.find(address, port);
  }
}
