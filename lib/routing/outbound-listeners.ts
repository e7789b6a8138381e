import { maskedCidr } from '../model/cidr';
import { isHttp, type Protocol, parseProtocol } from '../model/protocol';
import { type FilterChain, type Listener, matchesAll, PLAIN_HTTP_ALPNS } from './listener';
import { layer4Chains, type OutboundContext, type OutboundPort } from './outbound-chains';
import type { EgressListener, Scope } from './scope';
import { ANY_ADDRESS } from './service';
import type { RouteTable } from './virtual-host';

/** The listeners of a sidecar for what its workload sends. Each is built when the first connection arrives. */
export class OutboundListeners {
  readonly #context: Omit<OutboundContext, 'virtualServices'>;
  readonly #routes: (port: OutboundPort, sniffed: boolean) => RouteTable;
  readonly #ports = new Map<string, { readonly port: OutboundPort; readonly from: EgressListener }[]>();
  readonly #built = new Map<string, Listener>();
  readonly #virtual: Listener;

  constructor(
    context: Omit<OutboundContext, 'virtualServices'>,
    routes: (port: OutboundPort, sniffed: boolean) => RouteTable,
    unknownHosts: () => RouteTable,
  ) {
    this.#context = context;
    this.#routes = routes;
    const locked = new Set<string>();
    for (const from of context.scope.egress) {
      const isCatchAll = from.spec?.port === undefined;
      if (isCatchAll) for (const key of this.#ports.keys()) locked.add(key);
      for (const port of portsOf(from)) {
        const key = `${port.bind}_${port.number}`;
        if (isCatchAll && locked.has(key)) continue;
        const same = this.#ports.get(key);
        if (same === undefined) this.#ports.set(key, [{ port, from }]);
        else same.push({ port, from });
      }
    }
    this.#virtual = virtualOutbound(context.scope, unknownHosts);
  }

  /** The listener a connection to an address and port arrives at. */
  find(address: string, port: number): Listener {
    return this.#get(`${address}_${port}`) ?? this.#get(`${ANY_ADDRESS}_${port}`) ?? this.#virtual;
  }

  #get(key: string): Listener | undefined {
    const known = this.#built.get(key);
    const ports = this.#ports.get(key);
    if (known !== undefined || ports === undefined) return known;
    const chains = this.#chains(ports);
    const everything = chains.filter(matchesAll);
    const others = chains.filter((chain) => !matchesAll(chain)).map(asWritten);
    const alone = others.length === 0;
    const needsTls = chains.some(({ match }) => match.serverNames?.length);
    const needsHttp = chains.some(({ match }) => match.alpns?.length);
    const listener: Listener = {
      name: key,
      chains: alone ? everything.slice(-1) : others,
      fallback: alone ? undefined : (everything.at(-1) ?? fallbackChain(this.#context.scope)),
      inspects: () => ({ tls: needsTls, http: needsHttp }),
    };
    this.#built.set(key, listener);
    return listener;
  }

  /** Services that share an address and port: HTTP and other protocols stand side by side, told apart by sniffing. */
  #chains(ports: readonly { readonly port: OutboundPort; readonly from: EgressListener }[]): readonly FilterChain[] {
    let chains: readonly FilterChain[] = [];
    let holder: { protocol: Protocol | undefined; mixed: boolean } | undefined;
    for (const { port, from } of ports) {
      const incoming = kindOf(port.protocol);
      const holding = holder === undefined ? undefined : holder.mixed ? 'auto' : kindOf(holder.protocol);
      if (holder !== undefined && isServerFirst(port.protocol) !== isServerFirst(holder.protocol)) continue;
      if (incoming !== 'tcp' && (holding === 'auto' || (holding === 'http' && incoming === 'http'))) continue;
      const layer4 =
        incoming === 'http' ? [] : layer4Chains(port, { ...this.#context, virtualServices: from.virtualServices });
      const http = incoming === 'tcp' ? [] : [this.#httpChain(port, incoming === 'auto')];
      // Sniffing takes over a listener that read HTTP alone.
      if (holder === undefined || (holding === 'http' && incoming === 'auto')) {
        chains = [...layer4, ...http];
        holder = {
          protocol: port.protocol,
          mixed: incoming === 'auto' || (incoming === 'http' && isSharedWithOthers(port)),
        };
      } else {
        chains = merge(chains, [...layer4, ...http]);
        if (incoming !== holding) holder.mixed = true;
      }
    }
    return chains;
  }

  #httpChain(port: OutboundPort, sniffed: boolean): FilterChain {
    const shared = !sniffed || port.bind === ANY_ADDRESS;
    const discriminates = sniffed || isSharedWithOthers(port);
    return {
      name: '',
      match: discriminates ? { alpns: PLAIN_HTTP_ALPNS, transport: 'raw_buffer' } : {},
      tls: undefined,
      target: { kind: 'http', routes: () => this.#routes(port, !shared) },
    };
  }
}

type Kind = 'http' | 'tcp' | 'auto';

function kindOf(protocol: Protocol | undefined): Kind {
  if (protocol === undefined) return 'auto';
  return isHttp(protocol) ? 'http' : 'tcp';
}

/** Whether a port that speaks HTTP lets other protocols pass: nobody knows who else is reached by it. */
function isSharedWithOthers({ bind, protocol }: OutboundPort): boolean {
  return bind === ANY_ADDRESS && protocol !== 'HTTP_PROXY';
}

/** Protocols whose server speaks first cannot be sniffed and share a port with nothing else. */
function isServerFirst(protocol: Protocol | undefined): Protocol | undefined {
  return protocol === 'Mongo' || protocol === 'MySQL' ? protocol : undefined;
}

/** Every port of every service of an egress listener with the address it listens on. */
function* portsOf({ spec, services }: EgressListener): Iterable<OutboundPort> {
  const given = spec?.bind || (spec?.captureMode === 'NONE' ? '127.0.0.1' : '');
  for (const service of services) {
    if (service.resolution === 'ALIAS') continue;
    const isRange = service.address.includes('/');
    const cidrs = given === '' && isRange ? [service.address] : [];
    const isHeadless = service.isKubernetes && service.resolution === 'NONE';
    const isAnywhere = isRange || (isHeadless && spec?.port !== undefined);
    const own = given || (isAnywhere ? ANY_ADDRESS : service.address);
    const numbers =
      spec?.port === undefined
        ? service.ports.map(({ number, protocol }) => ({ number, protocol }))
        : [{ number: spec.port.number ?? 0, protocol: parseProtocol(spec.port.protocol ?? '') }];
    for (const { number, protocol } of numbers) {
      if (protocol === 'UDP') continue;
      const isRead = kindOf(protocol) === 'http';
      const alone = isRead || given !== '' || spec?.port !== undefined ? undefined : service.workloadAddresses;
      for (const bind of alone ?? [isRead ? given || ANY_ADDRESS : own])
        yield { service, number, protocol, bind, cidrs: isRead ? [] : cidrs };
    }
  }
}

/** Adds chains that ask for something no chain there asks for yet; the others are lost. */
function merge(existing: readonly FilterChain[], incoming: readonly FilterChain[]): readonly FilterChain[] {
  const keys = new Set(existing.map(matchKey));
  const merged = [...existing];
  for (const chain of incoming) {
    const key = matchKey(chain);
    if (keys.has(key)) continue;
    keys.add(key);
    merged.push(chain);
  }
  return merged;
}

function matchKey({ match }: FilterChain): string {
  const names = [...new Set(match.serverNames?.filter((name) => name !== '*'))].sort();
  const cidrs = [...new Set(match.cidrs?.filter(isWritten).map(maskedCidr))].sort();
  return JSON.stringify([match.transport, match.alpns ?? [], names, cidrs]);
}

/** The chain as Envoy gets it: a range that begins at 0.0.0.0 is left out, and without any the address does not matter. */
function asWritten(chain: FilterChain): FilterChain {
  const { cidrs } = chain.match;
  return cidrs === undefined ? chain : { ...chain, match: { ...chain.match, cidrs: cidrs.filter(isWritten) } };
}

function isWritten(cidr: string): boolean {
  return cidr.split('/')[0] !== ANY_ADDRESS;
}

/** What takes connections of a known port that no chain takes. */
function fallbackChain({ outboundTrafficPolicy }: Scope): FilterChain {
  const kind = outboundTrafficPolicy === 'REGISTRY_ONLY' ? 'blackhole' : 'passthrough';
  return { name: 'PassthroughFilterChain', match: {}, tls: undefined, target: { kind } };
}

/** The listener for ports that no service has. */
function virtualOutbound(scope: Scope, unknownHosts: () => RouteTable): Listener {
  const dynamic = scope.outboundTrafficPolicy === 'ALLOW_ANY_DYNAMIC_DNS';
  const own: FilterChain = {
    name: 'virtualOutbound-blackhole',
    match: { destinationPort: 15001 },
    tls: undefined,
    target: { kind: 'blackhole' },
  };
  const http: FilterChain = {
    name: 'virtualOutbound-catchall-tcp-http',
    match: { alpns: PLAIN_HTTP_ALPNS },
    tls: undefined,
    target: { kind: 'http', routes: unknownHosts },
  };
  const rest: FilterChain = { ...fallbackChain(scope), name: 'virtualOutbound-catchall-tcp' };
  return {
    name: 'virtualOutbound',
    chains: dynamic ? [own, http, rest] : [own, rest],
    fallback: undefined,
    inspects: () => ({ tls: false, http: dynamic }),
  };
}
