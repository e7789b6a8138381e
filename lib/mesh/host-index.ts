import { isWildcardHost } from '../model/host-name';

/** A map from hosts, wildcards among them, that finds the most specific one covering a name. The first value set for a host stays. */
export class HostIndex<V> {
  readonly #exact = new Map<string, V>();
  readonly #wildcards = new Map<string, V>();
  #lengths: number[] | undefined;

  /** Files a value under a host unless the host has one. */
  add(host: string, value: V): void {
    const map = isWildcardHost(host) ? this.#wildcards : this.#exact;
    if (map.has(host)) return;
    map.set(host, value);
    this.#lengths = undefined;
  }

  /** The value of exactly this host. */
  exact(host: string): V | undefined {
    return isWildcardHost(host) ? this.#wildcards.get(host) : this.#exact.get(host);
  }

  /** The value of the host itself, else of the longest wildcard that covers it. */
  mostSpecific(host: string): V | undefined {
    const exact = this.exact(host);
    if (exact !== undefined || this.#wildcards.size === 0) return exact;
    this.#lengths ??= [...new Set([...this.#wildcards.keys()].map((key) => key.length))].sort((a, b) => b - a);
    const tail = isWildcardHost(host) ? host.slice(1) : host;
    for (const length of this.#lengths) {
      if (length - 1 > tail.length) continue;
      const found = this.#wildcards.get(`*${tail.slice(tail.length - length + 1)}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
