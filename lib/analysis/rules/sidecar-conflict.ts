import { isAmbient } from '../../mesh/data-plane';
import type { Rule } from '../rule';
import { rivalNames, selectionConflicts } from '../workload-policies';

/** Two Sidecars that select the same workload. */
export const sidecarConflict: Rule = {
  id: 'sidecar-conflict',
  level: 'error',
  istio: 'IST0110',
  kiali: 'KIA1005',
  summary: 'Two Sidecars select the same workload.',
  why: 'Only one Sidecar counts for a workload, the older one; what the other opens or closes has no effect.',
  bad: `
apiVersion: v1
kind: Pod
metadata: { name: reviews, namespace: shop, labels: { app: reviews, tier: web } }
spec: { containers: [{ name: app, image: reviews }] }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: reviews, namespace: shop }
spec: { workloadSelector: { labels: { app: reviews } }, egress: [{ hosts: ['./*'] }] }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: web, namespace: shop }
spec: { workloadSelector: { labels: { tier: web } }, egress: [{ hosts: ['*/*'] }] }
`,
  good: `
apiVersion: v1
kind: Pod
metadata: { name: reviews, namespace: shop, labels: { app: reviews, tier: web } }
spec: { containers: [{ name: app, image: reviews }] }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: reviews, namespace: shop }
spec: { workloadSelector: { labels: { app: reviews } }, egress: [{ hosts: ['./*'] }] }
`,
  *check(mesh) {
    const conflicts = selectionConflicts(mesh, mesh.of('Sidecar'), (spec) => spec.workloadSelector?.labels);
    for (const { object, workload, competing } of conflicts) {
      // Ambient workloads have no sidecar to argue about; sidecar-in-ambient speaks of them.
      if (isAmbient(mesh, workload)) continue;
      yield {
        object,
        path: ['spec', 'workloadSelector', 'labels'],
        message: `Sidecar ${rivalNames(competing, object)} selects ${workload.resource.kind} ${workload.resource.name} too: only the older one counts`,
        help: 'Merge them, or make the selectors disjoint.',
      };
    }
  },
};
