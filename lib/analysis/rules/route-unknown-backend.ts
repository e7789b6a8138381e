import { gatewayApiRoutes, isServiceRef } from '../../mesh/gateway-api-routes';
import { serviceNames } from '../../mesh/known';
import { suggestion } from '../../model/suggestion';
import type { Rule } from '../rule';

/** A route to nobody. */
export const routeUnknownBackend: Rule = {
  id: 'route-unknown-backend',
  level: 'error',
  kiali: 'KIA1402',
  summary: 'A Gateway API route sends requests to a Service, or a port of one, that is not there.',
  why: 'Requests on this route are answered 500.',
  bad: backendExample('product'),
  good: backendExample('products'),
  misses: ['Service', 'ServiceEntry'],
  *check(mesh) {
    for (const { object, backends } of gatewayApiRoutes(mesh)) {
      for (const [backend, path] of backends) {
        const { name, namespace = object.namespace, port } = backend;
        const known = serviceNames(mesh, namespace);
        if (!isServiceRef(backend) || known.length === 0) continue;
        const service = mesh.find('Service', namespace, name);
        if (service === undefined) {
          yield {
            object,
            path: [...path, 'name'],
            message: `requests on this route are answered 500: there is no Service ${namespace}/${name}`,
            help: suggestion(name, known),
          };
        } else if (port !== undefined && !mesh.isMalformed(service)) {
          const ports = (service.spec.ports ?? []).map((candidate) => candidate.port);
          if (ports.includes(port)) continue;
          yield {
            object,
            path: [...path, 'port'],
            message: `requests on this route are answered 500: Service ${namespace}/${name} has no port ${port}`,
            help: `Its ports are ${ports.join(', ') || 'none'}.`,
          };
        }
      }
    }
  },
};

function backendExample(name: string): string {
  return `
apiVersion: v1
kind: Service
metadata: { name: products, namespace: shop }
spec: { selector: { app: products }, ports: [{ name: http, port: 8080 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: products, namespace: shop }
spec:
  parentRefs: [{ name: edge }]
  rules: [{ backendRefs: [{ name: ${name}, port: 8080 }] }]
`;
}
