import { selectsMachine } from '../../mesh/machines';
import { formatLabels } from '../../model/labels';
import type { Rule } from '../rule';
import { isSelective } from '../workload-policies';

/** A Telemetry whose selector selects no workload of its namespace. */
export const telemetryWithoutWorkload: Rule = {
  id: 'telemetry-without-workload',
  level: 'error',
  istio: 'IST0101',
  summary: 'A Telemetry selects no workload.',
  why: 'Nobody gets its settings. An error where the input holds workloads of the namespace; an info where it holds none and cannot know.',
  bad: `
apiVersion: v1
kind: Pod
metadata: { name: reviews, namespace: shop, labels: { app: reviews } }
spec: { containers: [{ name: app, image: reviews }] }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: reviews, namespace: shop }
spec: { selector: { matchLabels: { app: review } }, tracing: [{ randomSamplingPercentage: 10 }] }
`,
  good: `
apiVersion: v1
kind: Pod
metadata: { name: reviews, namespace: shop, labels: { app: reviews } }
spec: { containers: [{ name: app, image: reviews }] }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: reviews, namespace: shop }
spec: { selector: { matchLabels: { app: reviews } }, tracing: [{ randomSamplingPercentage: 10 }] }
`,
  *check(mesh) {
    for (const object of mesh.of('Telemetry')) {
      const labels = object.spec.selector?.matchLabels;
      if (!isSelective(labels) || mesh.workloads.selected(labels, object.namespace).length > 0) continue;
      if (selectsMachine(mesh, labels, object.namespace)) continue;
      const decided = mesh.workloads.in(object.namespace).length > 0;
      yield {
        object,
        path: ['spec', 'selector', 'matchLabels'],
        message: decided
          ? `no workload of namespace ${object.namespace} has the labels ${formatLabels(labels)}: the Telemetry has no effect`
          : `no workload of namespace ${object.namespace} is in the input, so selector ${formatLabels(labels)} could not be checked`,
        help: 'Select the labels of the pods.',
        ...(decided ? {} : { level: 'info' as const }),
      };
    }
  },
};
