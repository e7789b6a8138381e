import { annotationUses, isPlaced } from '../annotation-uses';
import { ANNOTATION_VALUES } from '../annotation-values';
import type { Rule } from '../rule';

/** An annotation with a value that the injector refuses. */
export const annotationInvalid: Rule = {
  id: 'annotation-invalid',
  level: 'warning',
  istio: 'IST0125',
  summary: "One of Istio's annotations has a value that Istio refuses.",
  why: 'The sidecar injector rejects the pod: the Deployment rolls out nothing, and the reason is in the events of its ReplicaSet only.',
  bad: `
apiVersion: v1
kind: Pod
metadata: { name: reviews, namespace: shop, annotations: { traffic.sidecar.istio.io/excludeOutboundPorts: http } }
spec: { containers: [{ name: app, image: reviews }] }
`,
  good: `
apiVersion: v1
kind: Pod
metadata: { name: reviews, namespace: shop, annotations: { traffic.sidecar.istio.io/excludeOutboundPorts: '3306,6379' } }
spec: { containers: [{ name: app, image: reviews }] }
`,
  *check(mesh) {
    for (const use of annotationUses(mesh)) {
      const expected = isPlaced(use) ? ANNOTATION_VALUES.get(use.name)?.(use.value) : undefined;
      if (expected === undefined) continue;
      yield {
        object: use.object,
        path: use.path,
        message: `annotation "${use.name}" is "${use.value}", and Istio refuses the pod`,
        help: `It must be ${expected}.`,
      };
    }
  },
};
