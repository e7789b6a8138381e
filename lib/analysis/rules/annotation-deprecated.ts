import { annotationUses } from '../annotation-uses';
import type { Rule } from '../rule';

const INJECT = 'sidecar.istio.io/inject';

/** An annotation that Istio is about to drop. */
export const annotationDeprecated: Rule = {
  id: 'annotation-deprecated',
  level: 'info',
  istio: 'IST0135',
  summary: "One of Istio's annotations is deprecated.",
  why: 'It still works and goes away with some release.',
  bad: `
apiVersion: v1
kind: Pod
metadata: { name: reviews, namespace: shop, annotations: { sidecar.istio.io/inject: 'false' } }
spec: { containers: [{ name: app, image: reviews }] }
`,
  good: `
apiVersion: v1
kind: Pod
metadata: { name: reviews, namespace: shop, labels: { sidecar.istio.io/inject: 'false' } }
spec: { containers: [{ name: app, image: reviews }] }
`,
  *check(mesh) {
    for (const { object, path, name, definition, labels } of annotationUses(mesh)) {
      if (definition?.deprecated !== true) continue;
      // Both on purpose: for injectors that do not know the label yet.
      if (name === INJECT && labels[INJECT] !== undefined) continue;
      yield {
        object,
        path,
        message: `annotation "${name}" is deprecated`,
        help: name === INJECT ? 'Use the label of the same name.' : 'Use the Telemetry API or ProxyConfig instead.',
      };
    }
  },
};
