import { selectsMachine } from '../../mesh/machines';
import { formatLabels } from '../../model/labels';
import type { Rule } from '../rule';
import { isSelective } from '../workload-policies';

/** A Sidecar whose selector selects no workload of its namespace. */
export const sidecarWithoutWorkload: Rule = {
  id: 'sidecar-without-workload',
  level: 'error',
  istio: 'IST0101',
  kiali: 'KIA1006',
  summary: 'A Sidecar selects no workload.',
  why: 'Nobody gets its settings. An error where the input holds workloads of the namespace; an info where it holds none and cannot know.',
  bad: `
apiVersion: v1
kind: Pod
metadata: { name: reviews, namespace: shop, labels: { app: reviews } }
spec: { containers: [{ name: app, image: reviews }] }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: reviews, namespace: shop }
spec:
  workloadSelector: { labels: { app: review } }
  egress: [{ hosts: ['./*'] }]
`,
  good: `
apiVersion: v1
kind: Pod
metadata: { name: reviews, namespace: shop, labels: { app: reviews } }
spec: { containers: [{ name: app, image: reviews }] }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: reviews, namespace: shop }
spec:
  workloadSelector: { labels: { app: reviews } }
  egress: [{ hosts: ['./*'] }]
`,
  *check(mesh) {
    for (const object of mesh.of('Sidecar')) {
      const labels = object.spec.workloadSelector?.labels;
      if (!isSelective(labels) || mesh.workloads.selected(labels, object.namespace).length > 0) continue;
      if (selectsMachine(mesh, labels, object.namespace)) continue;
      const decided = mesh.workloads.in(object.namespace).length > 0;
      yield {
        object,
        path: ['spec', 'workloadSelector', 'labels'],
        message: decided
          ? `no workload of namespace ${object.namespace} has the labels ${formatLabels(labels)}: the Sidecar has no effect`
          : `no workload of namespace ${object.namespace} is in the input, so selector ${formatLabels(labels)} could not be checked`,
        help: 'Select the labels of the pods.',
        ...(decided ? {} : { level: 'info' as const }),
      };
    }
  },
};
