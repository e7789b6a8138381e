import { namespaceOfService } from '../../mesh/known';
import { ruledHost } from '../../mesh/ruled-hosts';
import { isWildcardHost } from '../../model/host-name';
import type { Rule } from '../rule';

/** A DestinationRule in a namespace that is neither its service's nor its clients'. */
export const destinationRuleOutOfSight: Rule = {
  id: 'destination-rule-out-of-sight',
  level: 'warning',
  summary: "A DestinationRule lies in a namespace where its service's clients never look.",
  why: "A client's proxy asks three namespaces: its own, the service's and the root namespace. A rule anywhere else is never considered, whatever its exportTo says.",
  bad: sightExample('config'),
  good: sightExample('prod'),
  *check(mesh) {
    const populated = mesh.workloads.all.length > 0;
    for (const object of mesh.of('DestinationRule')) {
      const { namespace, spec } = object;
      const host = ruledHost(mesh, object);
      if (isWildcardHost(host) || namespace === mesh.config.rootNamespace) continue;
      const owners = new Set(mesh.registry.exact(host).map((entry) => entry.namespace));
      const named = namespaceOfService(mesh, host);
      if (owners.size === 0 && named !== undefined) owners.add(named);
      if (owners.size === 0 || owners.has(namespace)) continue;
      const others = (spec.exportTo ?? []).some((scope) => scope !== '.' && scope !== namespace);
      const empty = populated && mesh.workloads.in(namespace).length === 0;
      if (!others && !empty) continue;
      const [owner] = owners;
      yield {
        object,
        path: ['spec', 'host'],
        message: empty
          ? `no client sees this rule for ${host}: it lies in ${namespace}, where no workload runs, and not in ${owner}`
          : `only clients in ${namespace} see this rule for ${host}: those of other namespaces look in their own, in ${owner} and in ${mesh.config.rootNamespace}`,
        help: `Move it to ${owner}, or to the namespace of the clients it is for.`,
      };
    }
  },
};

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
