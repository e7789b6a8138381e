import { findDestination } from '../../mesh/seen-destination';
import { formatLabels } from '../../model/labels';
import type { Rule } from '../rule';
import { endpointsOf, holds } from '../subset-pods';

/** A subset whose labels no workload of the host has. */
export const destinationRuleEmptySubset: Rule = {
  id: 'destination-rule-empty-subset',
  level: 'error',
  istio: 'IST0173',
  summary: 'A subset selects no workload of its host.',
  why:
    'Requests to the subset are answered 503 (UH). An error where the input holds workloads of the service; ' +
    'an info where it holds none and cannot know.',
  bad: `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { selector: { app: reviews }, ports: [{ name: http, port: 8080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: reviews-v1, namespace: shop }
spec:
  selector: { matchLabels: { app: reviews, version: v1 } }
  template:
    metadata: { labels: { app: reviews, version: v1 } }
    spec: { containers: [{ name: app, image: reviews }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: reviews, namespace: shop }
spec:
  host: reviews.shop.svc.cluster.local
  subsets: [{ name: v2, labels: { version: v2 } }]
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { selector: { app: reviews }, ports: [{ name: http, port: 8080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: reviews-v1, namespace: shop }
spec:
  selector: { matchLabels: { app: reviews, version: v1 } }
  template:
    metadata: { labels: { app: reviews, version: v1 } }
    spec: { containers: [{ name: app, image: reviews }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: reviews, namespace: shop }
spec:
  host: reviews.shop.svc.cluster.local
  subsets: [{ name: v1, labels: { version: v1 } }]
`,
  *check(mesh, floor = 'info') {
    for (const object of mesh.of('DestinationRule')) {
      const subsets = object.spec.subsets ?? [];
      const entry = subsets.length === 0 ? undefined : findDestination(mesh, object, object.spec.host);
      const endpoints = entry && endpointsOf(mesh, entry);
      if (endpoints === undefined || (endpoints.length === 0 && floor !== 'info')) continue;
      for (const [index, { name, labels = {} }] of subsets.entries()) {
        if (endpoints.some((endpoint) => holds(endpoint, labels))) continue;
        const decided = endpoints.length > 0;
        yield {
          object,
          path: ['spec', 'subsets', index],
          message: decided
            ? `subset "${name}" (${formatLabels(labels)}) selects no workload of "${object.spec.host}": requests to it end in 503`
            : `no workload of "${object.spec.host}" is in the input, so subset "${name}" could not be checked`,
          help: 'Give the pods those labels, or the subset the labels of the pods.',
          ...(decided ? {} : { level: 'info' as const }),
        };
      }
    }
  },
};
