import { gatewayApiRoutes, isServiceRef } from '../../mesh/gateway-api-routes';
import { isGranted } from '../../mesh/reference-grants';
import { groupOf } from '../../model/manifest';
import type { Rule } from '../rule';

/** A route into a namespace that gives no leave. */
export const routeBackendNotGranted: Rule = {
  id: 'route-backend-not-granted',
  level: 'error',
  summary: 'A Gateway API route sends requests to a Service of another namespace without a ReferenceGrant there.',
  why: 'The owner of a namespace decides who may send to its Services. Without a grant the backend is refused and requests are answered 500.',
  bad: grantExample(''),
  good: grantExample(`---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: edge, namespace: shop }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: edge }]
  to: [{ group: '', kind: Service }]
`),
  *check(mesh) {
    for (const { object, backends } of gatewayApiRoutes(mesh)) {
      for (const [backend, path] of backends) {
        const { name, namespace = object.namespace } = backend;
        // Where the Service is not in the input, its namespace's grants may be elsewhere too.
        if (!isServiceRef(backend) || namespace === object.namespace) continue;
        if (mesh.find('Service', namespace, name) === undefined) continue;
        const from = { group: groupOf(object.apiVersion), kind: object.kind, namespace: object.namespace };
        if (isGranted(mesh, from, { group: '', kind: 'Service', namespace, name })) continue;
        yield {
          object,
          path,
          message: `requests on this route are answered 500: no ReferenceGrant of ${namespace} lets a ${object.kind} of ${object.namespace} send to Service ${name}`,
          help: `Add a ReferenceGrant in ${namespace} from ${object.kind} of ${object.namespace} to Service.`,
        };
      }
    }
  },
};

function grantExample(grant: string): string {
  return `
apiVersion: v1
kind: Service
metadata: { name: products, namespace: shop }
spec: { selector: { app: products }, ports: [{ name: http, port: 8080 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: products, namespace: edge }
spec:
  parentRefs: [{ name: edge }]
  rules: [{ backendRefs: [{ name: products, namespace: shop, port: 8080 }] }]
${grant}`;
}
