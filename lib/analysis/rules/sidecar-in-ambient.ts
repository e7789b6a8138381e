import { isAmbient, isAmbientNamespace } from '../../mesh/data-plane';
import type { Rule } from '../rule';
import { isSelective } from '../workload-policies';

/** A Sidecar for workloads that have no sidecar. */
export const sidecarInAmbient: Rule = {
  id: 'sidecar-in-ambient',
  level: 'warning',
  istio: 'IST0167',
  summary: 'A Sidecar is meant for workloads in ambient mode.',
  why: 'Workloads in ambient mode have no sidecar proxy; the object has no effect, and what it was to close stays open.',
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: ['./*'] }] }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: ['./*'] }] }
`,
  *check(mesh) {
    for (const object of mesh.of('Sidecar')) {
      const labels = object.spec.workloadSelector?.labels;
      if (!isSelective(labels)) {
        if (!isAmbientNamespace(mesh.find('Namespace', '', object.namespace))) continue;
        yield {
          object,
          path: ['spec'],
          message: `namespace ${object.namespace} is in ambient mode: the Sidecar has no effect`,
          help: 'Use an AuthorizationPolicy, or a waypoint with routes of its own.',
        };
        continue;
      }
      const workload = mesh.workloads.selected(labels, object.namespace).find((found) => isAmbient(mesh, found));
      if (workload === undefined) continue;
      yield {
        object,
        path: ['spec', 'workloadSelector'],
        message: `${workload.resource.kind} ${workload.resource.name} is in ambient mode: the Sidecar has no effect on it`,
        help: 'Use an AuthorizationPolicy, or a waypoint with routes of its own.',
      };
    }
  },
};
