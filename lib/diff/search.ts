import type { Entry, Request } from '../routing';
import { proxyKey, toProxy } from '../routing/proxy';
import { clientEntries } from './client-entries';
import { compareAnswers } from './compare-answers';
import type { Connections, Proxies } from './connection';
import { exampleOf } from './example';
import { type Bounded, explore } from './explore';
import { gatewayConnections } from './gateway-connections';
import { gatewayEntries } from './gateway-entries';
import { guardsBehind } from './guards';
import { pairOf } from './pair';
import type { Side } from './side';
import { sidecarConnections } from './sidecar-connections';
import type { TrafficChange, TrafficLimits } from './traffic';

/** A caller that policies name, and the hosts, by port, before which they do. */
interface Caller {
  readonly entry: Entry;
  readonly hosts: Map<number, Set<string>>;
}

/** The search for requests that two meshes treat differently: entry by entry, connection by connection, class by class. */
export class Search {
  readonly changes: TrafficChange[] = [];
  readonly bounds = new Set<string>();
  asked = 0;
  readonly #old: Side;
  readonly #new: Side;
  readonly #limits: Required<TrafficLimits>;
  readonly #done = new Set<string>();
  readonly #callers = new Map<string, Caller>();
  readonly #bounded: Bounded = (reason) => void this.bounds.add(reason);

  constructor(old: Side, now: Side, { perHost = 5000, clients = 100 }: TrafficLimits) {
    this.#old = old;
    this.#new = now;
    this.#limits = { perHost, clients };
  }

  run(): void {
    const sides = [this.#old, this.#new];
    for (const entry of sides.flatMap((side) => [...gatewayEntries(side)])) {
      this.#from(entry, (proxies) => gatewayConnections(entry, proxies));
    }
    this.#clients(clientEntries(sides, this.#bounded), (entry) => (proxies) => sidecarConnections(entry, proxies));
    // Who calls matters to policies alone. Where everything else is equal, they are, too: a changed policy is a difference.
    const callers = [...this.#callers.values()];
    const hosts = new Map(callers.map((caller) => [caller.entry, caller.hosts]));
    this.#clients(hosts.keys(), (entry) => (proxies) => {
      return 'gateway' in entry
        ? gatewayConnections(entry, proxies)
        : sidecarConnections(entry, proxies, hosts.get(entry));
    });
  }

  #clients(entries: Iterable<Entry>, connect: (entry: Entry) => (proxies: Proxies) => readonly Connections[]): void {
    let left = this.#limits.clients;
    for (const entry of entries) {
      if (left === 0) {
        this.#bounded(
          `more than ${this.#limits.clients} kinds of clients can be told apart; the others were not asked`,
        );
        return;
      }
      if (this.#from(entry, connect(entry))) left -= 1;
    }
  }

  #from(entry: Entry, connect: (proxies: Proxies) => readonly Connections[]): boolean {
    const key = proxyKey(toProxy(entry));
    if (this.#done.has(key)) return false;
    this.#done.add(key);
    const proxies = { old: this.#old.proxy(entry), new: this.#new.proxy(entry) };
    for (const connections of connect(proxies)) this.#compare(connections, proxies);
    return true;
  }

  #compare(connections: Connections, proxies: Proxies): void {
    const { host, port } = connections.request;
    const examples = explore(pairOf(this.#old, this.#new, connections, proxies), this.#bounded);
    let count = 0;
    for (const chosen of examples) {
      if (count === this.#limits.perHost) {
        this.#bounded(`${host}:${port} has more than ${count} classes of requests; the others were not asked`);
        return;
      }
      if (count === 0) this.#noteCallers(connections, proxies);
      count += 1;
      this.#ask(exampleOf(connections.request, chosen));
    }
  }

  #noteCallers(connections: Connections, proxies: Proxies): void {
    const { port } = connections.request;
    const callers = [
      ...guardsBehind(proxies.old, connections.old).flatMap((proxy) => this.#old.callersOf(proxy)),
      ...guardsBehind(proxies.new, connections.new).flatMap((proxy) => this.#new.callersOf(proxy)),
    ];
    for (const named of callers) {
      const entry = asCallerOf(connections.request, named);
      if (entry === undefined) continue;
      const key = proxyKey(toProxy(entry));
      const caller = this.#callers.get(key) ?? { entry, hosts: new Map<number, Set<string>>() };
      const hosts = caller.hosts.get(port) ?? new Set();
      for (const host of connections.hosts) hosts.add(host);
      caller.hosts.set(port, hosts);
      this.#callers.set(key, caller);
    }
  }

  #ask(request: Request): void {
    this.asked += 1;
    const old = this.#old.simulator.ask(request);
    const now = this.#new.simulator.ask(request);
    const changes = compareAnswers(old, now);
    if (changes.length > 0) this.changes.push({ request, old, new: now, changes });
    // The two sides are not the same here, and what no request tells may make the difference.
    else for (const caveat of now.caveats) this.#bounded(`requests that seem to end alike may not: ${caveat}`);
  }
}

/** A client that a policy names, as one that sends such requests: a gateway's pods only have another service account. */
function asCallerOf({ from }: Request, named: Entry): Entry | undefined {
  if ('workload' in from || 'gateway' in named) return named;
  const { namespace, serviceAccount = 'default' } = named.workload;
  return namespace === from.gateway.namespace ? { gateway: { ...from.gateway, serviceAccount } } : undefined;
}
