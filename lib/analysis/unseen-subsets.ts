import { clientPolicy } from '../mesh/client-policy';
import { gatewayWorkloads } from '../mesh/gateway-workloads';
import { MESH_GATEWAY } from '../mesh/gateways';
import { indexed } from '../mesh/indexed';
import { namespaceOfService } from '../mesh/known';
import type { DestinationRuleResource } from '../mesh/merge-destination-rules';
import type { Mesh } from '../mesh/mesh';
import { type RouteTarget, routeTargets } from '../mesh/route-targets';
import { rulesByHost, rulesCovering } from '../mesh/ruled-hosts';
import { toVisibility } from '../mesh/visibility';

/** A route to a subset that some DestinationRule declares, and clients that do not have it. */
export interface UnseenSubset {
  readonly target: RouteTarget;
  /** The namespace of the clients. */
  readonly client: string;
  readonly declaredBy: DestinationRuleResource;
  /** What holds for these clients instead. */
  readonly inForce: DestinationRuleResource | undefined;
  /** Whether the input shows clients there. */
  readonly sure: boolean;
}

/** Every route to a subset that is declared out of sight of its clients, with the first of them. */
export const unseenSubsets = indexed((mesh): readonly UnseenSubset[] => {
  const unseen: UnseenSubset[] = [];
  for (const target of routeTargets(mesh)) {
    const { host, subset } = target;
    if (!subset) continue;
    const rules = rulesCovering(mesh, host);
    const service = target.entry?.namespace ?? namespaceOfService(mesh, host);
    if (rules.length === 1 && rules[0]!.namespace === service && !rules[0]!.spec.exportTo?.length) continue;
    const declaredBy = rules.find(({ spec }) => spec.subsets?.some(({ name }) => name === subset));
    // A rule with a workloadSelector is for some of the clients, whom the route does not name.
    if (declaredBy === undefined || rules.some(({ spec }) => spec.workloadSelector !== undefined)) continue;
    const callers = (rulesByHost(mesh).get(host) ?? []).map(({ namespace }) => namespace);
    for (const client of clientsOf(mesh, target, [service, ...callers])) {
      const rule = clientPolicy(mesh, { host, port: target.port ?? 0, subset }, client)?.rule;
      if (rule?.subsets.some(({ name }) => name === subset)) continue;
      const sure = mesh.workloads.all.length > 0;
      unseen.push({ target, client, declaredBy, inForce: rule?.from[0], sure });
      break;
    }
  }
  return unseen;
});

/**
 * The namespaces of those who follow a route: gateways' pods, and for sidecars the VirtualService's own, the service's
 * and those that have a policy for this very host, as far as they have workloads and see the VirtualService.
 */
function clientsOf(mesh: Mesh, target: RouteTarget, concerned: readonly (string | undefined)[]): Set<string> {
  const { spec, namespace } = target.virtualService;
  const clients = new Set<string>();
  for (const gateway of target.gateways) {
    const [owner = '', name = ''] = gateway.split('/');
    const found = gateway === MESH_GATEWAY ? undefined : mesh.find('Gateway', owner, name);
    if (found === undefined || mesh.isMalformed(found)) continue;
    for (const workload of gatewayWorkloads(mesh, found)) clients.add(workload.namespace);
  }
  if (!target.gateways.has(MESH_GATEWAY)) return clients;
  const visibility = toVisibility(spec.exportTo, namespace, mesh.config.defaultVirtualServiceExportTo);
  const populated = mesh.workloads.all.length > 0;
  for (const place of [namespace, ...concerned]) {
    if (place === undefined || place === mesh.config.rootNamespace) continue;
    if (!visibility.has('*') && !visibility.has(place)) continue;
    if (!populated || mesh.workloads.in(place).length > 0) clients.add(place);
  }
  return clients;
}
