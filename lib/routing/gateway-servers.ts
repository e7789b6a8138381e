import type { SpecByKind } from '../mesh/kinds';
import type { Resource } from '../mesh/resource';
import { isHttp, type Protocol, parseProtocol } from '../model/protocol';
import type { GatewayPorts } from './gateway-ports';

type ServerSpec = NonNullable<SpecByKind['Gateway']['servers']>[number];

/** One server of a Gateway on one port of the gateway's pods. */
export interface GatewayServer {
  readonly gateway: Resource<SpecByKind['Gateway']>;
  /** `namespace/name`. */
  readonly gatewayName: string;
  readonly spec: ServerSpec;
  /** `host`, or `namespace/host` where the server names one; `./` and `*` + `/` are resolved. */
  readonly hosts: readonly string[];
  readonly protocol: Protocol | undefined;
  /** The port the pods listen on. */
  readonly port: number;
  readonly bind: string;
  /** `http.8080` for all plain servers of a port together, one of its own for each server that ends TLS. */
  readonly routeName: string;
  readonly passesThrough: boolean;
}

/** The servers of a gateway's pods, and those that Istio leaves out with the reason. */
export interface MergedServers {
  readonly servers: readonly GatewayServer[];
  readonly rejected: readonly { readonly server: GatewayServer; readonly reason: string }[];
}

/** Merges the Gateways that select a pod: whoever comes first keeps a port's protocol and a TLS host. */
export function mergeServers(gateways: readonly Resource<SpecByKind['Gateway']>[], ports: GatewayPorts): MergedServers {
  const merge = new Merge();
  for (const gateway of gateways) {
    for (const spec of gateway.spec.servers ?? []) {
      if (spec.port === undefined) continue;
      for (const port of ports.resolve(gateway, spec.port.number)) merge.add(toServer(gateway, spec, port));
    }
  }
  return { servers: merge.servers, rejected: merge.rejected };
}

class Merge {
  readonly servers: GatewayServer[] = [];
  readonly rejected: { readonly server: GatewayServer; readonly reason: string }[] = [];
  /** The plain-text server that holds a port. */
  readonly #plain = new Map<number, GatewayServer>();
  readonly #ports = new Set<number>();
  readonly #tlsHosts = new Map<string, string>();
  readonly #binds = new Set<string>();
  readonly #routeNames = new Set<string>();

  add(server: GatewayServer): void {
    const reason = this.#conflict(server);
    if (reason !== undefined) {
      this.rejected.push({ server, reason });
      return;
    }
    this.servers.push(server);
    this.#ports.add(server.port);
  }

  #conflict(server: GatewayServer): string | undefined {
    const { spec, port, bind, hosts, protocol } = server;
    if (spec.tls !== undefined) {
      const taken = hosts.filter((host) => this.#tlsHosts.get(`${port}/${host}`) === bind);
      if (taken.length > 0) return `another server already ends TLS for ${taken.join(', ')} on port ${port}`;
      for (const host of hosts) this.#tlsHosts.set(`${port}/${host}`, bind);
    }
    const isPlain = spec.tls === undefined || isHttp(protocol);
    if (!this.#ports.has(port)) {
      if (isPlain) this.#plain.set(port, server);
      if (speaksHttp(server)) this.#routeNames.add(server.routeName);
      return undefined;
    }
    const holder = this.#plain.get(port);
    if (holder !== undefined) {
      if (holder.bind !== bind) return undefined;
      if (!(isHttp(holder.protocol) && isHttp(protocol))) {
        return `port ${port} already speaks ${holder.spec.port.protocol} for Gateway ${holder.gatewayName}`;
      }
      return undefined;
    }
    if (isPlain) {
      this.#plain.set(port, server);
      return undefined;
    }
    if (speaksHttp(server)) {
      if (this.#routeNames.has(server.routeName))
        return `another server of port ${port} has the name "${spec.port.name}"`;
      this.#routeNames.add(server.routeName);
    }
    this.#binds.add(`${port}/${bind}`);
    return undefined;
  }
}

function toServer(gateway: Resource<SpecByKind['Gateway']>, spec: ServerSpec, port: number): GatewayServer {
  const protocol = parseProtocol(spec.port.protocol);
  const mode = spec.tls?.mode ?? 'PASSTHROUGH';
  const passesThrough = spec.tls !== undefined && (mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH');
  const bind = spec.bind ?? '';
  const suffix = bind === '' ? '' : `.${bind}`;
  const own = `https.${spec.port.number}.${spec.port.name}.${gateway.name}.${gateway.namespace}${suffix}`;
  return {
    gateway,
    gatewayName: `${gateway.namespace}/${gateway.name}`,
    spec,
    hosts: sanitizeHosts(spec.hosts, gateway.namespace),
    protocol,
    port,
    bind,
    routeName: isHttp(protocol) ? `http.${port}${suffix}` : protocol === 'HTTPS' && !passesThrough ? own : '',
    passesThrough,
  };
}

/** Whether the server reads requests: plain HTTP, or HTTPS whose TLS it ends. */
export function speaksHttp({ routeName }: GatewayServer): boolean {
  return routeName !== '';
}

/** `./host` becomes `namespace/host`, any namespace's `host` becomes `host`; any namespace's `*` swallows all others. */
function sanitizeHosts(hosts: readonly string[], namespace: string): readonly string[] {
  if (hosts.includes('*/*')) return ['*'];
  return hosts.map((host) => {
    if (host.startsWith('./')) return `${namespace}/${host.slice(2)}`;
    return host.startsWith('*/') ? host.slice(2) : host;
  });
}
