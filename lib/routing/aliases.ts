import type { Service } from './service';

/** Gives each service the hosts of the ExternalName Services that lead to it, over several steps where there are any. */
export function resolveAliases(services: readonly Service[]): readonly Service[] {
  const targets = new Map<string, string>();
  for (const { host, externalName } of services) if (externalName !== undefined) targets.set(host, externalName);
  if (targets.size === 0) return services;
  const aliases = new Map<string, Service[]>();
  for (const service of services) {
    const target = service.externalName === undefined ? undefined : follow(targets, service.host);
    if (target === undefined) continue;
    const same = aliases.get(target);
    if (same === undefined) aliases.set(target, [service]);
    else same.push(service);
  }
  return services.map((service) => {
    const own = aliases.get(service.host);
    if (own === undefined) return service;
    const ordered = [...own].sort((a, b) => (a.namespace + a.host < b.namespace + b.host ? -1 : 1));
    return { ...service, aliases: ordered.map(({ host }) => host) };
  });
}

/** The end of a chain of names, or `undefined` for a circle. */
function follow(targets: ReadonlyMap<string, string>, start: string): string | undefined {
  const seen = new Set([start]);
  let at = targets.get(start);
  while (at !== undefined) {
    const next = targets.get(at);
    if (next === undefined) return at;
    if (seen.has(at)) return undefined;
    seen.add(at);
    at = next;
  }
  return undefined;
}
