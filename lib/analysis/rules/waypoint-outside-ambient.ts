import { isAmbient } from '../../mesh/waypoints';
import type { Rule } from '../rule';

/** A waypoint for pods that ztunnel does not carry. */
export const waypointOutsideAmbient: Rule = {
  id: 'waypoint-outside-ambient',
  level: 'warning',
  kiali: 'KIA1312',
  summary: 'Something names a waypoint, and its namespace is not in ambient mode.',
  why: 'Calls reach a waypoint by way of ztunnel. In a namespace that is not ambient the label does nothing.',
  bad: outsideExample('istio-injection: disabled'),
  good: outsideExample('istio.io/dataplane-mode: ambient'),
  *check(mesh) {
    for (const object of [...mesh.of('Service'), ...mesh.of('Namespace')]) {
      const name = object.labels['istio.io/use-waypoint'];
      if (!name || name === 'none') continue;
      const home = object.kind === 'Namespace' ? object.name : object.namespace;
      const declared = mesh.find('Namespace', '', home);
      if (declared === undefined || isAmbient(mesh, home)) continue;
      // A gateway may be told to use it, and pods may be ambient one by one.
      if (object.labels['istio.io/ingress-use-waypoint'] === 'true') continue;
      if (mesh.workloads.in(home).some(({ labels }) => labels['istio.io/dataplane-mode'] === 'ambient')) continue;
      yield {
        object,
        path: ['metadata', 'labels', 'istio.io/use-waypoint'],
        message: `the waypoint "${name}" is not used: the namespace ${home} is not in ambient mode`,
        help: 'Label the Namespace with istio.io/dataplane-mode: ambient.',
      };
    }
  },
};

function outsideExample(label: string): string {
  return `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { ${label} } }
---
apiVersion: v1
kind: Service
metadata: { name: products, namespace: shop, labels: { istio.io/use-waypoint: waypoint } }
spec: { selector: { app: products }, ports: [{ name: http, port: 8080 }] }
`;
}
