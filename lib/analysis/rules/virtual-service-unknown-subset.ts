import { indexed } from '../../mesh/indexed';
import { hostCovers, isWildcardHost, toFqdn } from '../../model/host-name';
import { suggestion } from '../../model/suggestion';
import { resolvedDestinations } from '../resolved-destinations';
import type { Rule } from '../rule';

/** The subsets that DestinationRules declare of each host, wildcards too, whoever sees them. */
const subsetsByHost = indexed((mesh) => {
  const subsets = new Map<string, Set<string>>();
  for (const { spec, namespace } of mesh.of('DestinationRule')) {
    const host = toFqdn(spec.host, namespace, mesh.config.domain);
    const names = subsets.get(host) ?? new Set();
    for (const subset of spec.subsets ?? []) names.add(subset.name);
    subsets.set(host, names);
  }
  return subsets;
});

/** The same of wildcard hosts: Istio gives them to every host they cover. */
const wildcardSubsets = indexed((mesh) =>
  [...subsetsByHost(mesh)].filter(([host]) => isWildcardHost(host)).map(([host, names]) => ({ host, names })),
);

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
    for (const { object, destination, path, mirror } of resolvedDestinations(mesh)) {
      const { host, subset } = destination;
      if (subset === undefined || subset === '') continue;
      const fqdn = toFqdn(host, object.namespace, mesh.config.domain);
      const declared = subsetsByHost(mesh).get(fqdn);
      if (declared?.has(subset)) continue;
      if (wildcardSubsets(mesh).some((wild) => hostCovers(wild.host, fqdn) && wild.names.has(subset))) continue;
      const lost = mirror ? 'the copies are lost' : 'its requests end in 503';
      yield {
        object,
        path: [...path, 'subset'],
        message: `subset "${subset}" of "${host}" is declared by no DestinationRule: ${lost}`,
        help:
          declared === undefined
            ? `No DestinationRule for "${host}" exists: declare one with the subset's labels.`
            : suggestion(subset, declared),
      };
    }
  },
};
