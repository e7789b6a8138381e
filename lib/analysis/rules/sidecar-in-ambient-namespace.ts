import { isAmbient } from '../../mesh/waypoints';
import type { Rule } from '../rule';

/** A pod that keeps its sidecar among pods without. */
export const sidecarInAmbientNamespace: Rule = {
  id: 'sidecar-in-ambient-namespace',
  level: 'info',
  kiali: 'KIA1316',
  summary: 'A pod of an ambient namespace asks for a sidecar.',
  why: 'It works, but waypoints do not stand in front of calls that sidecars make, and policies with targetRefs do not hold for its own port.',
  bad: ambientExample('ambient'),
  good: ambientExample('none'),
  *check(mesh) {
    for (const { resource, namespace, labels } of mesh.workloads.all) {
      if (labels['sidecar.istio.io/inject'] !== 'true' || labels['istio.io/dataplane-mode'] === 'ambient') continue;
      if (!isAmbient(mesh, namespace)) continue;
      yield {
        object: resource,
        path: resource.kind === 'Pod' ? ['metadata', 'labels'] : ['spec'],
        message: `its pods keep a sidecar in the ambient namespace ${namespace}`,
        help: 'Leave the label out if nothing keeps them from ambient mode.',
      };
    }
  },
};

function ambientExample(mode: string): string {
  return `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ${mode} } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: products, namespace: shop }
spec:
  selector: { matchLabels: { app: products } }
  template:
    metadata: { labels: { app: products, sidecar.istio.io/inject: 'true' } }
    spec: { containers: [{ name: app, image: products }] }
`;
}
