import { hostCovers, isWildcardHost, toFqdn } from '../model/host-name';
import { groupBy, indexed } from './indexed';
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

/** The DestinationRules by the full name of their host, wildcards as they are written. */
export const rulesByHost = indexed((mesh) => groupBy(mesh.of('DestinationRule'), (rule) => ruledHost(mesh, rule)));

const wildcardRules = indexed((mesh) => [...rulesByHost(mesh)].filter(([host]) => isWildcardHost(host)));

/** Every DestinationRule whose host is the given one or a wildcard that covers it, in force or not. */
export function rulesCovering(mesh: Mesh, host: string): readonly DestinationRuleResource[] {
  const exact = rulesByHost(mesh).get(host) ?? [];
  const wildcards = wildcardRules(mesh);
  if (wildcards.length === 0) return exact;
  return [
    ...exact,
    ...wildcards.flatMap(([wildcard, rules]) => (wildcard !== host && hostCovers(wildcard, host) ? rules : [])),
  ];
}
