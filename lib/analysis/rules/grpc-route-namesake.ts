import { type GatewayApiRoute, gatewayApiRoutes } from '../../mesh/gateway-api-routes';
import type { Rule } from '../rule';

/** A GRPCRoute that Istio takes for the HTTPRoute of its name. */
export const grpcRouteNamesake: Rule = {
  id: 'grpc-route-namesake',
  level: 'warning',
  summary: 'A GRPCRoute has the name of an HTTPRoute in its namespace.',
  why: 'istiod names what it makes of the two without their kind and drops the second of a name without a word: for a host that no other route has, the calls get a 404.',
  bad: namesakes('products'),
  good: namesakes('products-grpc'),
  *check(mesh) {
    const routes = new Map<string, GatewayApiRoute>();
    const routesAt = new Map<string, number>();
    for (const route of gatewayApiRoutes(mesh)) {
      const { kind, namespace, name } = route.object;
      if (kind !== 'HTTPRoute' && kind !== 'GRPCRoute') continue;
      routes.set(`${kind} ${namespace}/${name}`, route);
      for (const place of placesOf(route)) routesAt.set(place, (routesAt.get(place) ?? 0) + 1);
    }
    for (const route of routes.values()) {
      const { object } = route;
      const namesake = object.kind === 'GRPCRoute' && routes.get(`HTTPRoute ${object.namespace}/${object.name}`);
      if (!namesake) continue;
      const dropped = placesOf(route).slice(0, placesOf(namesake).length);
      if (dropped.every((place) => (routesAt.get(place) ?? 0) > 1)) continue;
      yield {
        object,
        path: ['metadata', 'name'],
        message: `HTTPRoute ${object.namespace}/${object.name} has this name too, and Istio drops what the two do not share`,
        help: 'Give the GRPCRoute a name of its own.',
      };
    }
  },
};

/** Where a route holds: each of its hosts at each of its parents. */
function placesOf({ object, parents }: GatewayApiRoute): readonly string[] {
  const { hostnames } = object.spec as { readonly hostnames?: readonly string[] };
  const hosts = hostnames?.length ? hostnames : ['*'];
  return parents.flatMap(([{ kind = 'Gateway', namespace = object.namespace, name, port = '' }]) =>
    // To a Service all hosts are its own.
    (kind === 'Gateway' ? hosts : ['*']).map((host) => `${kind} ${namespace}/${name} ${port} ${host}`),
  );
}

function namesakes(name: string): string {
  return `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: products, namespace: shop }
spec:
  parentRefs: [{ name: edge }]
  hostnames: [www.example.com]
  rules: [{ backendRefs: [{ name: products, port: 8080 }] }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: ${name}, namespace: shop }
spec:
  parentRefs: [{ name: edge }]
  hostnames: [grpc.example.com]
  rules: [{ backendRefs: [{ name: products, port: 9090 }] }]
`;
}
