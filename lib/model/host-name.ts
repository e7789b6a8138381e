import { isIP } from 'node:net';

/** The cluster domain that Kubernetes and Istio use unless told otherwise. */
const DEFAULT_DOMAIN = 'cluster.local';

/**
 * The host name Istio understands by `host` in an object of `namespace`: a short name becomes
 * `<host>.<namespace>.svc.<domain>`; anything with a dot, a wildcard or an IP address stays as it is.
 * `reviews.prod` therefore stays `reviews.prod`, which is no service: Istio does not expand it either.
 */
export function toFqdn(host: string, namespace: string, domain: string = DEFAULT_DOMAIN): string {
  if (host === '' || host.includes('.') || host.startsWith('*') || isIP(host) !== 0) return host;
  return `${host}.${namespace}.svc.${domain}`;
}

/** Whether the host begins with a `*`. */
export function isWildcardHost(host: string): boolean {
  return host.startsWith('*');
}

/**
 * Whether every name of `inner` is also a name of `outer`: `*.example.com` covers `api.example.com` and
 * `*.eu.example.com`, and `*` covers everything.
 */
export function hostCovers(outer: string, inner: string): boolean {
  if (!isWildcardHost(outer)) return outer === inner;
  const suffix = outer.slice(1);
  if (!isWildcardHost(inner)) return inner.endsWith(suffix);
  return inner.length >= outer.length && inner.slice(1).endsWith(suffix);
}

/** The wildcards of whole labels that cover a host, itself excluded, the longest first: `*.b.c`, `*.c` and `*` of `a.b.c`. */
export function* wildcardsOver(host: string): Generator<string, void> {
  if (host === '*') return;
  const start = isWildcardHost(host) ? 2 : 0;
  for (let dot = host.indexOf('.', start); dot >= 0; dot = host.indexOf('.', dot + 1)) yield `*${host.slice(dot)}`;
  yield '*';
}

/** Whether some name belongs to both hosts. */
export function hostsOverlap(a: string, b: string): boolean {
  return hostCovers(a, b) || hostCovers(b, a);
}

/** Sorts the more specific host first: exact names before wildcards, longer wildcards before shorter, then by text. */
export function compareHosts(a: string, b: string): number {
  const wild = Number(isWildcardHost(a)) - Number(isWildcardHost(b));
  if (wild !== 0) return wild;
  if (isWildcardHost(a) && a.length !== b.length) return b.length - a.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A host as Gateways and Sidecars write it, `ns/host`: the namespace part (`undefined` when absent) and the host. */
export function splitScopedHost(text: string): { readonly namespace: string | undefined; readonly host: string } {
  const slash = text.indexOf('/');
  return slash < 0
    ? { namespace: undefined, host: text }
    : { namespace: text.slice(0, slash), host: text.slice(slash + 1) };
}
