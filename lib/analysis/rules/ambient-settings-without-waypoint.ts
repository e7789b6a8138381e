import { ruledHosts } from '../../mesh/ruled-hosts';
import { type PolicySettings, policyBlocks } from '../../mesh/traffic-policies';
import { hasAmbient, lacksWaypoint } from '../../mesh/waypoints';
import type { Rule } from '../rule';

/** Client settings for a service in front of which nobody uses them. */
export const ambientSettingsWithoutWaypoint: Rule = {
  id: 'ambient-settings-without-waypoint',
  level: 'warning',
  kiali: 'KIA0211',
  summary:
    'A DestinationRule has limits, ejection or balancing for a Service of an ambient namespace without waypoint.',
  why: 'The settings are for the proxy that sends the requests. In ambient mode that is the waypoint; ztunnel knows none of them.',
  bad: waypointExample(''),
  good: waypointExample(', istio.io/use-waypoint: waypoint'),
  *check(mesh) {
    if (!hasAmbient(mesh)) return;
    for (const object of mesh.of('DestinationRule')) {
      const block = [...policyBlocks(object.spec)].find(({ settings }) => isForRequests(settings));
      if (block === undefined) continue;
      const entry = ruledHosts(mesh, object).find((host) => lacksWaypoint(mesh, host));
      if (entry === undefined) continue;
      yield {
        object,
        path: block.path,
        message: `callers in ambient mode do not use these settings: ${entry.host} is ambient and has no waypoint`,
        help: 'Label the Service or the Namespace with istio.io/use-waypoint.',
      };
    }
  },
};

function isForRequests({ connectionPool, outlierDetection, loadBalancer }: PolicySettings): boolean {
  return connectionPool?.http !== undefined || outlierDetection !== undefined || loadBalancer !== undefined;
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
kind: DestinationRule
metadata: { name: products, namespace: shop }
spec:
  host: products.shop.svc.cluster.local
  trafficPolicy: { connectionPool: { http: { http2MaxRequests: 100 } } }
`;
}
