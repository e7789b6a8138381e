import { hasTarget, selectorOf } from '../../mesh/authorization-rules';
import { hasSidecar, isAmbient as isAmbientPod } from '../../mesh/data-plane';
import { indexed } from '../../mesh/indexed';
import type { Mesh } from '../../mesh/mesh';
import { isAmbient } from '../../mesh/waypoints';
import type { Labels } from '../../model/labels';
import { layer7Policies } from '../layer7-policies';
import type { Rule } from '../rule';

/** A policy on requests that no waypoint reads. */
export const ambientPolicyBySelector: Rule = {
  id: 'ambient-policy-by-selector',
  level: 'warning',
  kiali: 'KIA0110',
  summary: 'A policy on requests in an ambient namespace selects pods instead of naming a target.',
  why: 'Pods in ambient mode have no proxy that reads requests; waypoints do, and they take policies with targetRefs only. ztunnel refuses what it cannot judge: an ALLOW rule with methods or paths lets nobody in.',
  bad: selectorExample('selector: { matchLabels: { app: products } }'),
  good: selectorExample('targetRefs: [{ group: "", kind: Service, name: products }]'),
  *check(mesh) {
    for (const { object, what } of layer7Policies(mesh)) {
      if (hasTarget(object)) continue;
      const selector = selectorOf(object);
      const wide = isAmbient(mesh, object.namespace);
      if (!wide && !arePodsAmbient(mesh, object.namespace, selector)) continue;
      // Telemetry of a whole namespace holds for its waypoints too.
      if (object.kind === 'Telemetry' && object.spec.selector === undefined) continue;
      if (readsRequests(mesh, object.namespace, selector)) continue;
      yield {
        object,
        path: object.spec.selector === undefined ? ['spec'] : ['spec', 'selector'],
        message: `no waypoint takes this ${what}: ${wide ? `the namespace ${object.namespace} is` : 'its pods are'} ambient, and waypoints read policies with targetRefs only`,
        help: 'Write targetRefs: [{ group: "", kind: Service, name: ... }], or the waypoint\'s Gateway.',
      };
    }
  },
};

/** Namespaces with pods that say so themselves: where there are none, no selector has to be looked at. */
const withAmbientPods = indexed(
  (mesh) => new Set(mesh.workloads.all.filter((pod) => isAmbientPod(mesh, pod)).map(({ namespace }) => namespace)),
);

/** Whether all pods that a selector names are ambient by their own labels. */
function arePodsAmbient(mesh: Mesh, namespace: string, selector: Labels): boolean {
  if (!withAmbientPods(mesh).has(namespace) || Object.keys(selector).length === 0) return false;
  const pods = mesh.workloads.selected(selector, namespace);
  return pods.length > 0 && pods.every((pod) => isAmbientPod(mesh, pod));
}

/** Whether the selected pods have a proxy of their own: sidecars, and the gateways that Istio makes. */
function readsRequests(mesh: Mesh, namespace: string, selector: Labels): boolean {
  if (Object.keys(selector).some((key) => key.startsWith('gateway.networking.k8s.io/') || key === 'istio')) return true;
  return mesh.workloads.selected(selector, namespace).some((workload) => hasSidecar(mesh, workload));
}

function selectorExample(target: string): string {
  return `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint } }
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
  ${target}
  rules: [{ to: [{ operation: { methods: [GET] } }] }]
`;
}
