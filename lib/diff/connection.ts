import type { Request } from '../routing';
import type { Location } from '../routing/locate';
import type { ProxyState } from '../routing/proxy-state';
import type { RouteTable } from '../routing/virtual-host';

/** The proxy that requests enter by, on both sides. */
export interface Proxies {
  readonly old: ProxyState;
  readonly new: ProxyState;
}

/** Connections that both sides lead to the same two places. */
export interface Connections {
  /** One of them, to the host that stands for all. */
  readonly request: Request;
  /** Every host that was found to lead there; wildcards as such. */
  readonly hosts: readonly string[];
  readonly old: Location;
  readonly new: Location;
}

/** A host that no mesh knows. */
export const UNKNOWN_HOST = 'elsewhere.example';

/** A host that a wildcard covers, and that nobody has written. */
export function exampleHost(domain: string): string {
  if (domain === '*') return UNKNOWN_HOST;
  return domain.startsWith('*')
    ? `any${domain.startsWith('*.') || domain.startsWith('*-') ? '' : '-'}${domain.slice(1)}`
    : domain;
}

/** The hosts that the route tables of both sides know by themselves, and one that none does. */
export function domainsOf(tables: readonly (RouteTable | undefined)[]): ReadonlySet<string> {
  const domains = new Set<string>();
  for (const table of tables)
    for (const { domains: own } of table?.virtualHosts ?? []) for (const domain of own) domains.add(domain);
  return domains.add('*');
}

/** Groups connections by where they lead; the first of each group stands for it. */
export class Grouping {
  readonly #proxies: Proxies;
  readonly #groups = new Map<string, Connections & { readonly hosts: string[] }>();
  readonly #ids = new Map<unknown, number>();

  constructor(proxies: Proxies) {
    this.#proxies = proxies;
  }

  /** Adds a connection for a host or, by an example, for a wildcard. */
  add(domain: string, connection: Omit<Request, 'host'>): void {
    const request = { ...connection, host: exampleHost(domain) };
    const before = this.#proxies.old.locate(request);
    const after = this.#proxies.new.locate(request);
    const { protocol = 'HTTP', tls } = connection;
    const key = [protocol, tls === undefined, this.#key(before), this.#key(after)].join(' ');
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, { request, hosts: [domain], old: before, new: after });
    else if (!group.hosts.includes(domain)) group.hosts.push(domain);
  }

  /** The groups, in the order in which their first connection came. */
  get all(): readonly Connections[] {
    return [...this.#groups.values()];
  }

  #key({ listener, chain, virtualHost }: Location): string {
    return [listener, chain, virtualHost].map((part) => this.#idOf(part)).join(',');
  }

  #idOf(part: unknown): number {
    const id = this.#ids.get(part) ?? this.#ids.size;
    this.#ids.set(part, id);
    return id;
  }
}
