import type { Rule } from '../rule';

/** Fields that Istio still accepts and no longer means. */
export const deprecatedField: Rule = {
  id: 'deprecated-field',
  level: 'warning',
  istio: 'IST0002',
  summary: 'A field is used that Istio has replaced or no longer reads.',
  why: 'egressProxy has no effect any more; fault.delay.percent is an integer from before percentage and goes away.',
  bad: `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { ports: [{ name: http, port: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: shop }
spec:
  hosts: [reviews]
  http: [{ fault: { delay: { percent: 5, fixedDelay: 2s } }, route: [{ destination: { host: reviews } }] }]
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { ports: [{ name: http, port: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: shop }
spec:
  hosts: [reviews]
  http: [{ fault: { delay: { percentage: { value: 5 }, fixedDelay: 2s } }, route: [{ destination: { host: reviews } }] }]
`,
  *check(mesh) {
    for (const object of mesh.of('VirtualService')) {
      for (const [index, { fault }] of (object.spec.http ?? []).entries()) {
        const percent = fault?.delay?.percent;
        if (percent === undefined || percent <= 0) continue;
        yield {
          object,
          path: ['spec', 'http', index, 'fault', 'delay', 'percent'],
          message: 'fault.delay.percent is deprecated',
          help: `Write percentage: { value: ${percent} }.`,
        };
      }
    }
    for (const object of mesh.of('Sidecar')) {
      if (object.spec.outboundTrafficPolicy?.egressProxy === undefined) continue;
      yield {
        object,
        path: ['spec', 'outboundTrafficPolicy', 'egressProxy'],
        message: 'outboundTrafficPolicy.egressProxy is no longer read: unknown destinations do not go through it',
        help: 'Route to an egress gateway with a ServiceEntry and a VirtualService.',
      };
    }
  },
};
