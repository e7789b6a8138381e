import { hostCovers, isWildcardHost, toFqdn } from '../model/host-name';
import { indexed } from './indexed';
import type { DestinationRuleResource } from './merge-destination-rules';
import type { Mesh } from './mesh';
import type { RegistryHost } from './registry';
import { isVisible } from './registry';

/** The host of a DestinationRule by its full name. */
export function ruledHost(mesh: Mesh, rule: DestinationRuleResource): string {
  return toFqdn(rule.spec.host, rule.namespace, mesh.config.domain);
}

/** The hosts of the registry that a DestinationRule is for and its namespace sees. */
export function ruledHosts(mesh: Mesh, rule: DestinationRuleResource): readonly RegistryHost[] {
  const host = ruledHost(mesh, rule);
  const candidates = isWildcardHost(host)
    ? mesh.registry.hosts.filter((entry) => hostCovers(host, entry.host))
    : mesh.registry.exact(host);
  return candidates.filter((entry) => isVisible(entry.exportTo, entry.namespace, rule.namespace));
}

/** The DestinationRules by the full name of their host, and those of wildcards. */
const rulesByHost = indexed((mesh) => {
  const exact = new Map<string, DestinationRuleResource[]>();
  const wildcards: { readonly host: string; readonly rule: DestinationRuleResource }[] = [];
  for (const rule of mesh.of('DestinationRule')) {
    const host = ruledHost(mesh, rule);
    if (isWildcardHost(host)) wildcards.push({ host, rule });
    const same = exact.get(host);
    if (same === undefined) exact.set(host, [rule]);
    else same.push(rule);
  }
  return { exact, wildcards };
});

/** Every DestinationRule whose host is the given one or a wildcard that covers it, in force or not. */
export function rulesCovering(mesh: Mesh, host: string): readonly DestinationRuleResource[] {
  const { exact, wildcards } = rulesByHost(mesh);
  const wider = wildcards.filter((entry) => entry.host !== host && hostCovers(entry.host, host));
  return [...(exact.get(host) ?? []), ...wider.map(({ rule }) => rule)];
}
