import { toFqdn } from '../model/host-name';
import { MESH_GATEWAY } from './gateways';
import { httpRules } from './http-rules';
import { groupBy, indexed } from './indexed';
import type { Mesh } from './mesh';
import { boundGateways, followers, routeTargetsByHost } from './route-targets';
import type { HttpRule } from './virtual-services';

/** The HTTP rules that sidecars follow, by the host they are for. */
const sidecarRules = indexed((mesh) => {
  const rules: { readonly host: string; readonly rule: HttpRule }[] = [];
  for (const { virtualService, rule } of httpRules(mesh)) {
    const { spec, namespace } = virtualService;
    const bound = boundGateways(mesh, virtualService);
    if (!followers(rule.match, bound, namespace).has(MESH_GATEWAY)) continue;
    for (const host of spec.hosts ?? []) rules.push({ host: toFqdn(host, namespace, mesh.config.domain), rule });
  }
  return groupBy(rules, ({ host }) => host);
});

/**
 * Whether nothing that is called by a host and port goes there: HTTP rules of sidecars stand for the port's own route,
 * and no rule names the port as its destination.
 */
export function isRoutedAround(mesh: Mesh, host: string, port: number): boolean {
  const meets = (asked: number | undefined) => (asked ?? port) === port;
  if ((routeTargetsByHost(mesh).get(host) ?? []).some((target) => meets(target.port))) return false;
  return (sidecarRules(mesh).get(host) ?? []).some(
    ({ rule }) => !rule.match?.length || rule.match.some((item) => meets(item.port)),
  );
}
