import { hostCovers, hostsOverlap, isWildcardHost } from '../model/host-name';

/** The hosts that a Sidecar's egress listener imports from one namespace (`*`: from any). */
class ImportedHosts {
  readonly #exact = new Set<string>();
  readonly #all: string[] = [];
  readonly #excluded: string[] = [];

  add(host: string, excluded: boolean): void {
    if (excluded) {
      this.#excluded.push(host);
      return;
    }
    if (!isWildcardHost(host)) this.#exact.add(host);
    this.#all.push(host);
  }

  excludes(host: string): boolean {
    return this.#excluded.some((excluded) => hostCovers(excluded, host));
  }

  covers(host: string): boolean {
    return (
      this.#exact.has(host) || this.#all.some((imported) => isWildcardHost(imported) && hostCovers(imported, host))
    );
  }

  /** As {@link covers}, and the wildcard `*.com` of a VirtualService also reaches the import `a.com`. */
  touches(host: string): boolean {
    if (this.#exact.has(host)) return true;
    const wild = isWildcardHost(host);
    return this.#all.some((imported) => (wild || isWildcardHost(imported)) && hostsOverlap(imported, host));
  }
}

/** What an import looks at. */
interface Named {
  readonly host: string;
  readonly namespace: string;
  readonly aliases: readonly string[];
}

/** Which hosts an egress listener imports, read from its `hosts`: `./*`, `shop/api.shop.svc.cluster.local`, `~shop/x`. */
export class EgressHosts {
  /** Whether every import names one host of one namespace. */
  readonly isExact: boolean;
  readonly #byNamespace = new Map<string, ImportedHosts>();

  constructor(hosts: readonly string[], namespace: string) {
    let isExact = true;
    for (const text of hosts) {
      const slash = text.indexOf('/');
      if (slash < 0 || text.indexOf('/', slash + 1) >= 0) continue;
      const scope = text.slice(0, slash);
      const excluded = scope.startsWith('~');
      const named = excluded ? scope.slice(1) || '*' : scope;
      const owner = named === '.' ? namespace : named;
      const known = this.#byNamespace.get(owner) ?? new ImportedHosts();
      const host = text.slice(slash + 1);
      if (!excluded && (owner === '*' || isWildcardHost(host))) isExact = false;
      known.add(host, excluded);
      this.#byNamespace.set(owner, known);
    }
    this.isExact = isExact;
  }

  /** A service of that namespace with the aliases that are imported with it; `undefined` when it is not imported. */
  importService<T extends Named>(service: T): T | undefined {
    const { host, namespace, aliases } = service;
    const own = this.#byNamespace.get(namespace);
    const any = this.#byNamespace.get('*');
    if (own?.excludes(host) || any?.excludes(host)) return undefined;
    const taken = [own, any].find((imported) => imported?.covers(host));
    if (taken === undefined || aliases.every((alias) => taken.covers(alias))) return taken && service;
    return { ...service, aliases: aliases.filter((alias) => taken.covers(alias)) };
  }

  /** Whether a VirtualService (`strict`: a Gateway API route) of that namespace is imported: one of its hosts is enough. */
  importsRoutes(hosts: readonly string[], namespace: string, strict: boolean): boolean {
    const own = this.#byNamespace.get(namespace);
    const any = this.#byNamespace.get('*');
    const taken = (imported: ImportedHosts | undefined, host: string) =>
      (strict ? imported?.covers(host) : imported?.touches(host)) ?? false;
    return hosts.some((host) => {
      if (own?.excludes(host) || any?.excludes(host)) return false;
      return taken(own, host) || taken(any, host);
    });
  }
}
