import { routeTargets } from '../../mesh/route-targets';
import type { Rule } from '../rule';

/** A destination port that its host does not have. */
export const virtualServiceUnknownPort: Rule = {
  id: 'virtual-service-unknown-port',
  level: 'error',
  istio: 'IST0101',
  summary: 'A VirtualService sends traffic to a port that the destination does not have.',
  why: 'There is no cluster for that port: every request on the route is answered 503 (NC). The number is the port of the Service, not of the pod.',
  bad: `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: shop }
spec:
  hosts: [reviews]
  http: [{ route: [{ destination: { host: reviews, port: { number: 8080 } } }] }]
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: shop }
spec:
  hosts: [reviews]
  http: [{ route: [{ destination: { host: reviews, port: { number: 80 } } }] }]
`,
  misses: ['Service', 'ServiceEntry'],
  *check(mesh) {
    for (const target of routeTargets(mesh)) {
      const { destination, entry, port: number } = target;
      if (number === undefined) continue;
      if (entry === undefined || entry.ports.some((port) => port.number === number)) continue;
      const behind = entry.ports.find((port) => (port.targetPort ?? port.number) === number);
      const ports = entry.ports.map((port) => port.number).join(', ');
      yield {
        object: target.virtualService,
        path: [...target.path, 'port', 'number'],
        message: `"${destination.host}" has no port ${number}: requests on this route end in 503`,
        help:
          behind === undefined
            ? `Its ports are ${ports || 'none'}.`
            : `${number} is the pod's port; the Service's is ${behind.number}.`,
      };
    }
  },
};
