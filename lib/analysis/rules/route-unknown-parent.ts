import { gatewayApiRoutes } from '../../mesh/gateway-api-routes';
import { groupBy } from '../../mesh/indexed';
import { suggestion } from '../../model/suggestion';
import type { Rule } from '../rule';

/** A route bound to nothing. */
export const routeUnknownParent: Rule = {
  id: 'route-unknown-parent',
  level: 'error',
  kiali: 'KIA1401',
  summary: 'A Gateway API route is bound to a Gateway, or a listener of one, that is not there.',
  why: 'The route belongs to no gateway, and none of its requests is answered by it.',
  bad: parentExample('egde'),
  good: parentExample('edge'),
  *check(mesh) {
    const gateways = groupBy(mesh.of('gateway.networking.k8s.io/Gateway'), ({ namespace }) => namespace);
    for (const { object, parents } of gatewayApiRoutes(mesh)) {
      for (const [{ kind = 'Gateway', name, namespace = object.namespace, sectionName }, path] of parents) {
        const known = gateways.get(namespace);
        // A namespace of which the input holds no Gateway may have them elsewhere.
        if (kind !== 'Gateway' || known === undefined) continue;
        const gateway = mesh.find('gateway.networking.k8s.io/Gateway', namespace, name);
        if (gateway === undefined) {
          yield {
            object,
            path: [...path, 'name'],
            message: `the route is bound to nothing: there is no Gateway ${namespace}/${name}`,
            help: suggestion(
              name,
              known.map((candidate) => candidate.name),
            ),
          };
        } else if (sectionName !== undefined && !mesh.isMalformed(gateway)) {
          const listeners = gateway.spec.listeners.map((listener) => listener.name);
          if (listeners.includes(sectionName)) continue;
          yield {
            object,
            path: [...path, 'sectionName'],
            message: `the route is bound to nothing: Gateway ${namespace}/${name} has no listener "${sectionName}"`,
            help: suggestion(sectionName, listeners),
          };
        }
      }
    }
  },
};

function parentExample(name: string): string {
  return `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  gatewayClassName: istio
  listeners: [{ name: http, port: 80, protocol: HTTP }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: products, namespace: shop }
spec:
  parentRefs: [{ name: ${name} }]
  rules: [{ backendRefs: [{ name: products, port: 8080 }] }]
`;
}
