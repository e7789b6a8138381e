import { annotationUses, isPlaced } from '../annotation-uses';
import type { Rule } from '../rule';

/** An annotation on a kind where Istio does not read it. */
export const annotationMisplaced: Rule = {
  id: 'annotation-misplaced',
  level: 'warning',
  istio: 'IST0107',
  summary: "One of Istio's annotations stands on a kind where Istio does not read it.",
  why: 'It has no effect there: what is for pods belongs into the pod template and not onto the Deployment.',
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: reviews, namespace: shop, annotations: { sidecar.istio.io/logLevel: debug } }
spec:
  selector: { matchLabels: { app: reviews } }
  template:
    metadata: { labels: { app: reviews } }
    spec: { containers: [{ name: app, image: reviews }] }
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: reviews, namespace: shop }
spec:
  selector: { matchLabels: { app: reviews } }
  template:
    metadata: { labels: { app: reviews }, annotations: { sidecar.istio.io/logLevel: debug } }
    spec: { containers: [{ name: app, image: reviews }] }
`,
  *check(mesh) {
    for (const use of annotationUses(mesh)) {
      if (isPlaced(use)) continue;
      const kinds = use.definition?.kinds.join(' or ');
      yield {
        object: use.object,
        path: use.path,
        message: `annotation "${use.name}" has no effect on a ${use.kind}: Istio reads it on ${kinds} only`,
        help:
          kinds === 'Pod' && use.kind === 'Deployment'
            ? 'Move it to spec.template.metadata.'
            : `Move it to the ${kinds}.`,
      };
    }
  },
};
