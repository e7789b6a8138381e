import type { DestinationRuleResource } from '../../mesh/merge-destination-rules';
import { routeTargets } from '../../mesh/route-targets';
import { rulesCovering } from '../../mesh/ruled-hosts';
import { suggestion } from '../../model/suggestion';
import type { Rule } from '../rule';

/** A destination's subset that no DestinationRule declares. */
export const virtualServiceUnknownSubset: Rule = {
  id: 'virtual-service-unknown-subset',
  level: 'error',
  istio: 'IST0101',
  kiali: 'KIA1107',
  summary: 'A VirtualService sends traffic to a subset that no DestinationRule of that host declares.',
  why: 'Envoy has no cluster for the subset: every request on the route is answered 503 (NC).',
  bad: `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { ports: [{ name: http, port: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: reviews, namespace: shop }
spec:
  host: reviews.shop.svc.cluster.local
  subsets: [{ name: v1, labels: { version: v1 } }, { name: v2, labels: { version: v2 } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: shop }
spec:
  hosts: [reviews]
  http: [{ route: [{ destination: { host: reviews, subset: v3 } }] }]
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { ports: [{ name: http, port: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: reviews, namespace: shop }
spec:
  host: reviews.shop.svc.cluster.local
  subsets: [{ name: v1, labels: { version: v1 } }, { name: v2, labels: { version: v2 } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: shop }
spec:
  hosts: [reviews]
  http: [{ route: [{ destination: { host: reviews, subset: v2 } }] }]
`,
  misses: ['DestinationRule'],
  *check(mesh) {
    for (const target of routeTargets(mesh)) {
      const { destination, host: fqdn, subset, mirror } = target;
      if (!subset) continue;
      // Istio gives the subsets of a wildcard host to every host it covers, whoever sees them.
      const rules = rulesCovering(mesh, fqdn);
      if (rules.some(({ spec }) => spec.subsets?.some(({ name }) => name === subset))) continue;
      const lost = mirror ? 'the copies are lost' : 'its requests end in 503';
      yield {
        object: target.virtualService,
        path: [...target.path, 'subset'],
        message: `subset "${subset}" of "${destination.host}" is declared by no DestinationRule: ${lost}`,
        help: helpFor(destination.host, subset, rules),
      };
    }
  },
};

function helpFor(host: string, subset: string, rules: readonly DestinationRuleResource[]): string {
  const [first] = rules;
  if (first === undefined) return `No DestinationRule for "${host}" exists: declare one with the subset's labels.`;
  const declared = rules.flatMap(({ spec }) => (spec.subsets ?? []).map(({ name }) => name));
  if (declared.length > 0) return suggestion(subset, declared);
  return `DestinationRule ${first.namespace}/${first.name} has no subsets: declare it there, with its labels.`;
}
