import type { Mesh } from '../mesh/mesh';
import type { Answer, Entry, Request } from '../routing';
import { proxyKey, toProxy } from '../routing/proxy';
import { type FieldTest, isThere, matches, quoteRegex } from './classes/field-test';
import { clientEntries } from './client-entries';
import { type Change, compareAnswers } from './compare-answers';
import { type Connections, exampleHost, type Proxies } from './connection';
import { exampleOf } from './example';
import { type Bounded, explore, type Pair } from './explore';
import { gatewayConnections } from './gateway-connections';
import { gatewayEntries } from './gateway-entries';
import { policyCallers } from './policy-callers';
import { Side } from './side';
import { sidecarConnections } from './sidecar-connections';
import { waysOf } from './view';

/** A class of requests that the two meshes treat differently, by its example. */
export interface TrafficChange {
  readonly request: Request;
  readonly old: Answer;
  readonly new: Answer;
  readonly changes: readonly Change[];
}

/** What two meshes do differently. */
export interface TrafficDiff {
  readonly changes: readonly TrafficChange[];
  /** How many examples were asked; all other classes are equal by construction. */
  readonly asked: number;
  /** What was not looked at in full. */
  readonly bounds: readonly string[];
}

/** How far to look. */
export interface TrafficLimits {
  /** Examples for one host on one port of one proxy. @default 5000 */
  readonly perHost?: number;
  /** Clients. @default 100 */
  readonly clients?: number;
}

/** Finds the classes of requests that two meshes treat differently. */
export function diffTraffic(old: Mesh, now: Mesh, limits: TrafficLimits = {}): TrafficDiff {
  const search = new Search(new Side(old), new Side(now), limits);
  search.run();
  return { changes: search.changes, asked: search.asked, bounds: [...search.bounds] };
}

class Search {
  readonly changes: TrafficChange[] = [];
  readonly bounds = new Set<string>();
  asked = 0;
  readonly #old: Side;
  readonly #new: Side;
  readonly #limits: Required<TrafficLimits>;
  readonly #done = new Set<string>();
  /** Hosts with ports that some proxy reaches by different ways. */
  readonly #differing = new Set<string>();
  readonly #bounded: Bounded = (reason) => void this.bounds.add(reason);

  constructor(old: Side, now: Side, { perHost = 5000, clients = 100 }: TrafficLimits) {
    this.#old = old;
    this.#new = now;
    this.#limits = { perHost, clients };
  }

  run(): void {
    const sides = [this.#old, this.#new];
    for (const entry of sides.flatMap((side) => [...gatewayEntries(side)])) this.#from(entry);
    this.#clients(clientEntries(sides, this.#bounded), () => true);
    // Who may call matters only where something else is different, too: a policy that changed is such a difference.
    if (this.#differing.size === 0) return;
    const callers = sides.flatMap((side) => [...policyCallers(side)]);
    this.#clients(callers, ({ request, hosts }) =>
      hosts.some((host) => this.#differing.has(`${request.port} ${host}`)),
    );
  }

  #clients(entries: Iterable<Entry>, concerns: (connections: Connections) => boolean): void {
    let left = this.#limits.clients;
    for (const entry of entries) {
      if (left === 0) {
        this.#bounded(
          `more than ${this.#limits.clients} kinds of clients can be told apart; the others were not asked`,
        );
        return;
      }
      if (this.#from(entry, concerns)) left -= 1;
    }
  }

  #from(entry: Entry, concerns: (connections: Connections) => boolean = () => true): boolean {
    const key = proxyKey(toProxy(entry));
    if (this.#done.has(key)) return false;
    this.#done.add(key);
    const proxies = { old: this.#old.proxy(entry), new: this.#new.proxy(entry) };
    const all = 'gateway' in entry ? gatewayConnections(entry, proxies) : sidecarConnections(entry, proxies);
    for (const connections of all) if (concerns(connections)) this.#compare(connections, proxies);
    return true;
  }

  #compare(connections: Connections, proxies: Proxies): void {
    const pair = this.#pair(connections, proxies);
    let left = this.#limits.perHost;
    for (const chosen of explore(pair, this.#bounded)) {
      if (left === 0) {
        const { host, port } = connections.request;
        this.#bounded(
          `${host}:${port} has more than ${this.#limits.perHost} classes of requests; the others were not asked`,
        );
        return;
      }
      left -= 1;
      for (const host of connections.hosts) this.#differing.add(`${connections.request.port} ${host}`);
      this.#ask(exampleOf(connections.request, chosen));
    }
  }

  #ask(request: Request): void {
    this.asked += 1;
    const old = this.#old.simulator.ask(request);
    const now = this.#new.simulator.ask(request);
    const changes = compareAnswers(old, now);
    if (changes.length > 0) this.changes.push({ request, old, new: now, changes });
  }

  #pair(connections: Connections, proxies: Proxies): Pair {
    const { request } = connections;
    const context = 'gateway' in request.from ? 'GATEWAY' : 'SIDECAR_OUTBOUND';
    const { proxy } = proxies.old;
    const guards = context === 'GATEWAY' ? [...this.#old.testsOf(proxy), ...this.#new.testsOf(proxy)] : [];
    return {
      old: waysOf(this.#old, proxies.old, connections.old, request),
      new: waysOf(this.#new, proxies.new, connections.new, request),
      tests: guards,
      entersAlike: this.#old.signatureOf(proxy, context) === this.#new.signatureOf(proxy, context),
      hosts: connections.hosts.map((host) => hostTest(host, request.port)),
      leadsHere: (host) => {
        const asked = { ...request, host };
        const [before, after] = [proxies.old.locate(asked), proxies.new.locate(asked)];
        return before.virtualHost === connections.old.virtualHost && after.virtualHost === connections.new.virtualHost;
      },
    };
  }
}

/** What an authority has to look like to belong to a domain; proxies know hosts in any case, with or without a port. */
function hostTest(domain: string, port: number): FieldTest {
  const examples = [exampleHost(domain), `${exampleHost(domain)}:${port}`];
  if (domain === '*') return { ...isThere('authority'), literals: examples };
  const host = domain.startsWith('*') ? `[^:]+${quoteRegex(domain.slice(1))}` : quoteRegex(domain);
  return matches('authority', `(?i:${host})(?::[0-9]+)?`, examples);
}
