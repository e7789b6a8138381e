import { indexed } from '../../mesh/indexed';
import { namespaceOfService } from '../../mesh/known';
import type { DestinationRuleResource } from '../../mesh/merge-destination-rules';
import type { Mesh } from '../../mesh/mesh';
import { ruledHost, ruledHosts } from '../../mesh/ruled-hosts';
import { isWildcardHost } from '../../model/host-name';
import type { Rule } from '../rule';
import { unseenSubsets } from '../unseen-subsets';

/** A DestinationRule in a namespace that is neither its service's nor its clients'. */
export const destinationRuleOutOfSight: Rule = {
  id: 'destination-rule-out-of-sight',
  level: 'warning',
  summary: "A DestinationRule lies in a namespace where its service's clients never look.",
  why: "A client's proxy asks three namespaces: its own, the service's and the root namespace. A rule anywhere else is never considered, whatever its exportTo says. An info where the input holds no workloads and cannot know whether clients run there.",
  bad: sightExample('config'),
  good: sightExample('prod'),
  *check(mesh) {
    // Where a route needs its subsets, the route's requests fail, which is said there.
    const missed = new Set(unseenSubsets(mesh).map(({ declaredBy }) => declaredBy));
    for (const object of mesh.of('DestinationRule')) {
      const { namespace, spec } = object;
      if (missed.has(object)) continue;
      if (namespace === mesh.config.rootNamespace) continue;
      const host = ruledHost(mesh, object);
      const owners = ownersOf(mesh, object);
      if (owners.size === 0 || owners.has(namespace)) continue;
      const others = (spec.exportTo ?? []).some((scope) => scope !== '.' && scope !== namespace);
      const empty = isEmpty(mesh, object);
      if (!others && !empty) continue;
      // Where the input has no workloads at all, that none runs in this namespace is a guess.
      const sure = others || mesh.workloads.all.length > 0;
      const [service] = owners;
      const owner = owners.size === 1 ? service : mesh.config.rootNamespace;
      const places = [...new Set([owner, mesh.config.rootNamespace])].map((place) => `in ${place}`);
      yield {
        object,
        path: ['spec', 'host'],
        message:
          empty && sure
            ? `no client sees this rule for ${host}: it lies in ${namespace}, where no workload runs, and not in ${owner}`
            : `only clients in ${namespace} see this rule for ${host}: those of other namespaces look in their own${places.length === 1 ? '' : `, ${places[0]}`} and ${places.at(-1)}`,
        help: `Move it to ${owner}, or to the namespace of the clients it is for.`,
        ...(sure ? {} : { level: 'info' as const }),
      };
    }
  },
};

/** The namespaces of the services that a rule is for. */
function ownersOf(mesh: Mesh, rule: DestinationRuleResource): ReadonlySet<string> {
  const host = ruledHost(mesh, rule);
  const owners = new Set(ruledHosts(mesh, rule).map((entry) => entry.namespace));
  const named = isWildcardHost(host) ? undefined : namespaceOfService(mesh, host);
  if (owners.size === 0 && named !== undefined) owners.add(named);
  return owners;
}

/**
 * Whether nothing that the rule could be for is in its namespace. An input without workloads tells by its other objects,
 * as far as it can: the rule's service is there, this namespace has neither services nor routes of its own, and the rule
 * does not say that it is for it alone.
 */
function isEmpty(mesh: Mesh, rule: DestinationRuleResource): boolean {
  const { namespace, spec } = rule;
  if (mesh.workloads.all.length > 0) return mesh.workloads.in(namespace).length === 0;
  const isPrivate = Boolean(spec.exportTo?.length);
  return !isPrivate && ruledHosts(mesh, rule).length > 0 && !livedIn(mesh).has(namespace);
}

/** Namespaces with objects that are mostly written where clients run. */
const livedIn = indexed(
  (mesh) =>
    new Set(
      (['Service', 'ServiceEntry', 'VirtualService', 'Sidecar'] as const).flatMap((kind) =>
        mesh.of(kind).map(({ namespace }) => namespace),
      ),
    ),
);

function sightExample(namespace: string): string {
  return `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: prod }
spec: { selector: { app: reviews }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: reviews, namespace: ${namespace} }
spec:
  host: reviews.prod.svc.cluster.local
  exportTo: ['*']
  trafficPolicy: { connectionPool: { tcp: { maxConnections: 100 } } }
`;
}
