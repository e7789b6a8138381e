import type { Rule } from '../rule';
import { rivalNames, selectionConflicts } from '../workload-policies';

/** Two Telemetries that select the same workload. */
export const telemetryConflict: Rule = {
  id: 'telemetry-conflict',
  level: 'error',
  istio: 'IST0159',
  summary: 'Two Telemetries select the same workload.',
  why: 'Only one Telemetry counts for a workload, the older one; the settings of the other have no effect.',
  bad: `
apiVersion: v1
kind: Pod
metadata: { name: reviews, namespace: shop, labels: { app: reviews, tier: web } }
spec: { containers: [{ name: app, image: reviews }] }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: reviews, namespace: shop }
spec: { selector: { matchLabels: { app: reviews } }, tracing: [{ randomSamplingPercentage: 10 }] }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: web, namespace: shop }
spec: { selector: { matchLabels: { tier: web } }, tracing: [{ disableSpanReporting: true }] }
`,
  good: `
apiVersion: v1
kind: Pod
metadata: { name: reviews, namespace: shop, labels: { app: reviews, tier: web } }
spec: { containers: [{ name: app, image: reviews }] }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: reviews, namespace: shop }
spec: { selector: { matchLabels: { app: reviews } }, tracing: [{ randomSamplingPercentage: 10 }] }
`,
  *check(mesh) {
    const conflicts = selectionConflicts(mesh, mesh.of('Telemetry'), (spec) => spec.selector?.matchLabels);
    for (const { object, workload, competing } of conflicts) {
      yield {
        object,
        path: ['spec', 'selector', 'matchLabels'],
        message: `Telemetry ${rivalNames(competing, object)} selects ${workload.resource.kind} ${workload.resource.name} too: only the older one counts`,
        help: 'Merge them, or make the selectors disjoint.',
      };
    }
  },
};
