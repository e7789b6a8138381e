import { routeTargets } from '../../mesh/route-targets';
import type { Rule } from '../rule';

/** A destination without port whose host has several. */
export const virtualServicePortRequired: Rule = {
  id: 'virtual-service-port-required',
  level: 'error',
  istio: 'IST0112',
  summary: 'A VirtualService names no port for a destination that has several.',
  why: 'Istio then takes the port the request came in on; a gateway on 80 or 443 finds no such port on the service and answers 503.',
  bad: `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { ports: [{ name: http, port: 8080 }, { name: http-admin, port: 9090 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: shop }
spec:
  hosts: [reviews]
  http: [{ route: [{ destination: { host: reviews } }] }]
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { ports: [{ name: http, port: 8080 }, { name: http-admin, port: 9090 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: shop }
spec:
  hosts: [reviews]
  http: [{ route: [{ destination: { host: reviews, port: { number: 8080 } } }] }]
`,
  *check(mesh) {
    for (const target of routeTargets(mesh)) {
      const { destination, entry } = target;
      if (destination.port !== undefined || entry === undefined || entry.ports.length < 2) continue;
      const ports = entry.ports.map((port) => `${port.number} (${port.name})`).join(', ');
      yield {
        object: target.virtualService,
        path: target.path,
        message: `"${destination.host}" has ${entry.ports.length} ports and the destination names none`,
        help: `Set port.number to one of ${ports}.`,
      };
    }
  },
};
