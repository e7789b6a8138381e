import { groupBy } from '../../mesh/indexed';
import { waypointOf } from '../../mesh/waypoints';
import { suggestion } from '../../model/suggestion';
import type { Rule } from '../rule';

/** A waypoint that is not there. */
export const waypointNotFound: Rule = {
  id: 'waypoint-not-found',
  level: 'error',
  kiali: 'KIA1313',
  summary: 'A Namespace or Service names a waypoint, and its namespace has waypoints, but none of that name.',
  why: 'Without the waypoint there is nobody to carry out routes and policies on requests; calls go straight to the pods.',
  bad: waypointExample('waypiont'),
  good: waypointExample('waypoint'),
  *check(mesh) {
    const waypoints = groupBy(
      mesh.of('gateway.networking.k8s.io/Gateway').filter(({ spec }) => spec.gatewayClassName === 'istio-waypoint'),
      ({ namespace }) => namespace,
    );
    for (const kind of ['Namespace', 'Service', 'ServiceEntry'] as const) {
      for (const object of mesh.of(kind)) {
        if (object.labels['istio.io/use-waypoint'] === undefined) continue;
        const named = waypointOf(mesh, object);
        const known = named && waypoints.get(named.namespace);
        if (named === undefined || known === undefined || known.some(({ name }) => name === named.name)) continue;
        yield {
          object,
          path: ['metadata', 'labels', 'istio.io/use-waypoint'],
          message: `there is no waypoint "${named.name}" in namespace ${named.namespace}: routes and policies on requests are not carried out`,
          help: suggestion(
            named.name,
            known.map(({ name }) => name),
          ),
        };
      }
    }
  },
};

function waypointExample(name: string): string {
  return `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: ${name} } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: waypoint, namespace: shop, labels: { istio.io/waypoint-for: service } }
spec:
  gatewayClassName: istio-waypoint
  listeners: [{ name: mesh, port: 15008, protocol: HBONE }]
`;
}
