import { serviceRoutes } from '../../mesh/gateway-api-routes';
import { MESH_GATEWAY } from '../../mesh/gateways';
import type { RegistryHost } from '../../mesh/registry';
import type { Resource } from '../../mesh/resource';
import { boundGateways } from '../../mesh/route-targets';
import { hasAmbient, lacksWaypoint } from '../../mesh/waypoints';
import type { Path } from '../../model/finding';
import { toFqdn } from '../../model/host-name';
import type { Problem, Rule } from '../rule';

/** Routes for a service whose requests nobody reads. */
export const ambientRoutesWithoutWaypoint: Rule = {
  id: 'ambient-routes-without-waypoint',
  level: 'warning',
  kiali: 'KIA1109',
  summary: 'A VirtualService or HTTPRoute has rules for a Service of an ambient namespace that has no waypoint.',
  why: 'Callers in ambient mode have no proxy that reads requests, and the service has no waypoint that does: splits, timeouts and retries do not hold for them.',
  bad: waypointExample(''),
  good: waypointExample(', istio.io/use-waypoint: waypoint'),
  *check(mesh) {
    if (!hasAmbient(mesh)) return;
    for (const object of mesh.of('VirtualService')) {
      const { spec, namespace } = object;
      if (!spec.http?.length || !boundGateways(mesh, object).has(MESH_GATEWAY)) continue;
      for (const [index, host] of (spec.hosts ?? []).entries()) {
        const entry = mesh.registry.find(toFqdn(host, namespace, mesh.config.domain), namespace);
        if (entry === undefined || !lacksWaypoint(mesh, entry)) continue;
        yield problem(object, ['spec', 'hosts', index], entry);
      }
    }
    for (const { object, path, host } of serviceRoutes(mesh)) {
      if (object.kind !== 'HTTPRoute' && object.kind !== 'GRPCRoute') continue;
      const [entry] = mesh.registry.exact(host);
      if (entry !== undefined && lacksWaypoint(mesh, entry)) yield problem(object, path, entry);
    }
  },
};

function problem(object: Resource, path: Path, { host }: RegistryHost): Problem {
  return {
    object,
    path,
    message: `the http rules do not hold for callers in ambient mode: ${host} is ambient and has no waypoint`,
    help: 'Label the Service or the Namespace with istio.io/use-waypoint.',
  };
}

function waypointExample(label: string): string {
  return `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient${label} } }
---
apiVersion: v1
kind: Service
metadata: { name: products, namespace: shop }
spec: { selector: { app: products }, ports: [{ name: http, port: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http: [{ timeout: 5s, route: [{ destination: { host: products.shop.svc.cluster.local } }] }]
`;
}
