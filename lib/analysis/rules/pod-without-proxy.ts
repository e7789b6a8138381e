import { hasProxy } from '../../mesh/data-plane';
import type { Rule } from '../rule';

/** A pod that should have a sidecar and has none. */
export const podWithoutProxy: Rule = {
  id: 'pod-without-proxy',
  level: 'warning',
  istio: 'IST0103',
  summary: 'A running Pod of a namespace with sidecar injection has no sidecar.',
  why:
    'It was made before the namespace was labelled and is outside of the mesh until it is made again. ' +
    'A Pod that has not run yet (no node, no status) gets its sidecar when it is applied: an info.',
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: v1
kind: Pod
metadata: { name: reviews, namespace: shop }
spec: { nodeName: node-1, containers: [{ name: app, image: reviews }] }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: v1
kind: Pod
metadata: { name: reviews, namespace: shop }
spec: { nodeName: node-1, containers: [{ name: app, image: reviews }, { name: istio-proxy, image: proxyv2 }] }
`,
  *check(mesh) {
    for (const workload of mesh.workloads.all) {
      const object = workload.resource;
      if (object.kind !== 'Pod' || hasProxy(workload)) continue;
      if (mesh.find('Namespace', '', object.namespace)?.labels['istio-injection'] !== 'enabled') continue;
      const mark = workload.labels['sidecar.istio.io/inject'] ?? workload.annotations['sidecar.istio.io/inject'];
      if (mark?.toLowerCase() === 'false' || workload.pod.hostNetwork === true) continue;
      const runs = workload.pod.nodeName !== undefined || object.manifest['status'] !== undefined;
      yield {
        object,
        path: ['spec', 'containers'],
        message: runs
          ? `Pod ${object.name} has no sidecar although namespace ${object.namespace} asks for one`
          : `Pod ${object.name} has no sidecar in this text; the injector adds it when the Pod is made`,
        help: 'Make the Pod again, for example with kubectl rollout restart.',
        ...(runs ? {} : { level: 'info' as const }),
      };
    }
  },
};
