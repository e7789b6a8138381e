import { isAmbient, waypointOf } from '../../mesh/waypoints';
import { layer7Policies, targetsOf } from '../layer7-policies';
import type { Rule } from '../rule';

/** A policy on requests to a service that no proxy reads. */
export const ambientPolicyWithoutWaypoint: Rule = {
  id: 'ambient-policy-without-waypoint',
  level: 'warning',
  kiali: 'KIA0109',
  summary: 'A policy on requests targets a Service of an ambient namespace that has no waypoint.',
  why: 'ztunnel carries bytes and reads no requests. Without a waypoint nobody carries the policy out: what it denies passes.',
  bad: waypointExample(''),
  good: waypointExample(', istio.io/use-waypoint: waypoint'),
  *check(mesh) {
    for (const { object, what } of layer7Policies(mesh)) {
      if (!isAmbient(mesh, object.namespace)) continue;
      for (const [{ kind, name }, path] of targetsOf(object.spec)) {
        if (kind !== 'Service' && kind !== 'ServiceEntry') continue;
        const target = mesh.find(kind, object.namespace, name);
        if (target === undefined || waypointOf(mesh, target) !== undefined) continue;
        yield {
          object,
          path,
          message: `nobody carries out this ${what}: ${kind} ${object.namespace}/${name} is ambient and has no waypoint`,
          help: `Label the ${kind} or the Namespace with istio.io/use-waypoint.`,
        };
      }
    }
  },
};

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
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: products, namespace: shop }
spec:
  targetRefs: [{ group: '', kind: Service, name: products }]
  rules: [{ to: [{ operation: { methods: [GET] } }] }]
`;
}
