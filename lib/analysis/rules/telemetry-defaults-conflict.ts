import type { Rule } from '../rule';
import { defaultConflicts, rivalNames } from '../workload-policies';

/** Two Telemetries for a whole namespace. */
export const telemetryDefaultsConflict: Rule = {
  id: 'telemetry-defaults-conflict',
  level: 'error',
  istio: 'IST0160',
  summary: 'Two Telemetries of one namespace have no selector.',
  why: 'Only one Telemetry can be the default of a namespace, the older one; the settings of the other have no effect.',
  bad: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: tracing, namespace: shop }
spec: { tracing: [{ randomSamplingPercentage: 10 }] }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: metrics, namespace: shop }
spec: { metrics: [{ providers: [{ name: prometheus }] }] }
`,
  good: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: default, namespace: shop }
spec:
  tracing: [{ randomSamplingPercentage: 10 }]
  metrics: [{ providers: [{ name: prometheus }] }]
`,
  *check(mesh) {
    // One that targets a gateway or service by reference is no default, although it has no selector.
    const defaults = mesh
      .of('Telemetry')
      .filter(({ spec }) => spec.selector === undefined && spec.targetRef === undefined && !spec.targetRefs?.length);
    for (const { object, competing } of defaultConflicts(defaults)) {
      yield {
        object,
        path: ['spec'],
        message: `Telemetry ${rivalNames(competing, object)} is a default of namespace ${object.namespace} too: only the older one counts`,
        help: 'Merge them into one.',
      };
    }
  },
};
