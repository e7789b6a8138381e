import type { Call } from './call';
import type { HttpRoute } from './http-route';
import { matchList } from './match-list';
import type { RouteMatch } from './route-match';

/** The routes for some hosts. They are compiled when the first request asks for them. */
export class VirtualHost {
  /** Istio's: `host:port`. */
  readonly name: string;
  /** Lower-case hosts, `*.example.com`, `*`. */
  readonly domains: readonly string[];
  /** Whether every plain-text request is redirected to https. */
  requiresTls = false;
  readonly #parts: (() => readonly HttpRoute[])[];
  readonly #catchAllsLast: boolean;
  #routes: readonly HttpRoute[] | undefined;
  /** What the routes ask for, in their order: a search passes over routes without touching them. */
  #matches: readonly RouteMatch[] | undefined;

  constructor(
    name: string,
    domains: readonly string[],
    routes: () => readonly HttpRoute[],
    options: { readonly catchAllsLast?: boolean } = {},
  ) {
    this.name = name;
    this.domains = domains;
    this.#parts = [routes];
    this.#catchAllsLast = options.catchAllsLast ?? false;
  }

  /** Adds routes behind those there are. */
  append(routes: () => readonly HttpRoute[]): void {
    this.#parts.push(routes);
  }

  /** The routes in the order in which the first that takes a request wins. */
  get routes(): readonly HttpRoute[] {
    this.#routes ??= this.#order(this.#parts.map((part) => part()));
    return this.#routes;
  }

  /** The first route that takes a request. */
  routeFor(call: Call): HttpRoute | undefined {
    this.#matches ??= matchList(this.routes.map(({ match }) => match));
    const at = this.#matches.findIndex((match) => match.takes(call));
    return at < 0 ? undefined : this.routes[at];
  }

  #order(parts: readonly (readonly HttpRoute[])[]): readonly HttpRoute[] {
    const [first = [], ...more] = parts;
    const routes = more.length === 0 ? first : parts.flat();
    if (!this.#catchAllsLast) return routes;
    return [...routes.filter(({ match }) => !match.takesAll), ...routes.filter(({ match }) => match.takesAll)];
  }
}

/** One route configuration: which host gets which routes. */
export class RouteTable {
  /** Istio's: `8080`, `http.8080`, `https.443.https.edge.shop`, `host:port` for a sniffed port. */
  readonly name: string;
  readonly virtualHosts: readonly VirtualHost[];
  readonly #exact = new Map<string, VirtualHost>();
  readonly #suffixes = new Map<string, VirtualHost>();
  readonly #suffixLengths: readonly number[];
  #any: VirtualHost | undefined;

  constructor(name: string, virtualHosts: readonly VirtualHost[]) {
    this.name = name;
    this.virtualHosts = virtualHosts;
    for (const virtualHost of virtualHosts) {
      for (const domain of virtualHost.domains) {
        if (domain === '*') this.#any ??= virtualHost;
        else if (domain.startsWith('*')) put(this.#suffixes, domain.slice(1), virtualHost);
        else put(this.#exact, domain, virtualHost);
      }
    }
    this.#suffixLengths = [...new Set([...this.#suffixes.keys()].map((suffix) => suffix.length))].sort((a, b) => b - a);
  }

  /** The virtual host of a `Host` header: exact before the longest wildcard before `*`. Its port does not count. */
  find(authority: string): VirtualHost | undefined {
    const host = withoutPort(authority).toLowerCase();
    const exact = this.#exact.get(host);
    if (exact !== undefined) return exact;
    for (const length of this.#suffixLengths) {
      // A wildcard stands for one character at least.
      if (length >= host.length) continue;
      const found = this.#suffixes.get(host.slice(host.length - length));
      if (found !== undefined) return found;
    }
    return this.#any;
  }
}

function put(map: Map<string, VirtualHost>, key: string, virtualHost: VirtualHost): void {
  if (!map.has(key)) map.set(key, virtualHost);
}

/** An authority without its port; the brackets of an IPv6 address stay. */
export function withoutPort(authority: string): string {
  const colon = authority.lastIndexOf(':');
  if (colon < 0 || authority.endsWith(']')) return authority;
  return authority.startsWith('[') || authority.indexOf(':') === colon ? authority.slice(0, colon) : authority;
}
