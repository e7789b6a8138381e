import { isIP } from 'node:net';
import type { Service } from './service';

/** Names under which a host is also known to clients of one namespace, and which of them are only abbreviations. */
export interface HostDomains {
  readonly all: readonly string[];
  readonly short: ReadonlySet<string>;
}

/** Every name by which clients of `namespace` may call a service: `reviews`, `reviews.shop.svc`, its addresses, ... */
export function domainsOf(service: Service, namespace: string, domain: string): HostDomains {
  const all: string[] = [];
  const short = new Set<string>();
  for (const host of [service.host, ...service.aliases]) {
    const alternatives = shortNames(host, namespace, domain);
    all.push(bracketed(host), ...alternatives);
    for (const alternative of alternatives) short.add(alternative);
  }
  if (service.resolution === 'NONE' && service.isKubernetes) all.push(...all.map((name) => `*.${name}`));
  all.push(...service.addresses.map(bracketed));
  return { all, short };
}

/** The other names of a host: with a dot behind, and a Kubernetes name without its domain. */
export function shortNames(host: string, namespace: string, domain: string): readonly string[] {
  const names = isIP(host) === 0 ? [`${host}.`] : [];
  const end = host.indexOf('.svc.');
  if (end <= 0 || !host.endsWith(`.svc.${domain}`)) return names;
  const dot = host.indexOf('.');
  if (dot + 1 > end) return names;
  const local = host.slice(0, end);
  if (host.slice(dot + 1, end) === namespace) return [...names, host.slice(0, dot), `${local}.svc`, local];
  return [...names, local, `${local}.svc`];
}

/** IPv6 addresses stand in brackets in a `Host` header. */
export function bracketed(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}
