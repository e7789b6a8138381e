import { suggestion } from '../../model/suggestion';
import { annotationUses } from '../annotation-uses';
import { ISTIO_ANNOTATIONS } from '../istio-annotations';
import type { Rule } from '../rule';

/** An annotation of Istio's domain that Istio does not know. */
export const annotationUnknown: Rule = {
  id: 'annotation-unknown',
  level: 'warning',
  istio: 'IST0108',
  summary: "An annotation looks like one of Istio's, and Istio knows none of that name.",
  why: 'It has no effect: a misspelt annotation changes nothing, silently.',
  bad: `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop, annotations: { networking.istio.io/exportto: . } }
spec: { ports: [{ name: http, port: 8080 }] }
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop, annotations: { networking.istio.io/exportTo: . } }
spec: { ports: [{ name: http, port: 8080 }] }
`,
  *check(mesh) {
    for (const { object, path, name, definition } of annotationUses(mesh)) {
      if (definition !== undefined) continue;
      yield {
        object,
        path,
        message: `Istio knows no annotation "${name}": it has no effect`,
        help: suggestion(name, ISTIO_ANNOTATIONS.keys()),
      };
    }
  },
};
