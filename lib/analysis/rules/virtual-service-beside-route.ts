import { serviceRoutes } from '../../mesh/gateway-api-routes';
import { MESH_GATEWAY } from '../../mesh/gateways';
import type { Resource } from '../../mesh/resource';
import { boundGateways } from '../../mesh/route-targets';
import { toFqdn } from '../../model/host-name';
import type { Rule } from '../rule';

/** Two kinds of routes for one service. */
export const virtualServiceBesideRoute: Rule = {
  id: 'virtual-service-beside-route',
  level: 'warning',
  summary: 'A VirtualService and a Gateway API route are for the same Service in the mesh.',
  why: 'Which of the two holds is not defined: it changes with their age and namespace, and between sidecars and waypoints.',
  bad: besideExample('products'),
  good: besideExample('checkout'),
  *check(mesh) {
    const routed = new Map<string, Resource>();
    for (const { object, host } of serviceRoutes(mesh)) if (!routed.has(host)) routed.set(host, object);
    if (routed.size === 0) return;
    for (const object of mesh.of('VirtualService')) {
      if (!boundGateways(mesh, object).has(MESH_GATEWAY)) continue;
      for (const [index, host] of (object.spec.hosts ?? []).entries()) {
        const route = routed.get(toFqdn(host, object.namespace, mesh.config.domain));
        if (route === undefined) continue;
        yield {
          object,
          path: ['spec', 'hosts', index],
          message: `${route.kind} ${route.namespace}/${route.name} routes the same Service: which of the two holds is not defined`,
          help: 'Keep one kind of route for each Service.',
        };
      }
    }
  },
};

function besideExample(service: string): string {
  return `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: ${service}, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: ${service} }]
  rules: [{ backendRefs: [{ name: ${service}, port: 8080 }] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: products.shop.svc.cluster.local } }] }]
`;
}
