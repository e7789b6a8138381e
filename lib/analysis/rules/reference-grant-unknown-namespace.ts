import { knownNamespaces } from '../../mesh/known';
import { suggestion } from '../../model/suggestion';
import type { Rule } from '../rule';

/** Leave given to nobody. */
export const referenceGrantUnknownNamespace: Rule = {
  id: 'reference-grant-unknown-namespace',
  level: 'warning',
  kiali: 'KIA1601',
  summary: 'A ReferenceGrant is for routes of a namespace that is not there.',
  why: 'The routes that were meant get no leave: their backends are refused, and requests end in 500.',
  bad: grantExample('wbe'),
  good: grantExample('web'),
  *check(mesh) {
    if (mesh.of('Namespace').length === 0) return;
    for (const object of mesh.of('gateway.networking.k8s.io/ReferenceGrant')) {
      for (const [index, { namespace }] of object.spec.from.entries()) {
        if (knownNamespaces(mesh).has(namespace)) continue;
        yield {
          object,
          path: ['spec', 'from', index, 'namespace'],
          message: `it gives leave to the namespace "${namespace}", and there is none of that name`,
          help: suggestion(
            namespace,
            mesh.of('Namespace').map(({ name }) => name),
          ),
        };
      }
    }
  },
};

function grantExample(namespace: string): string {
  return `
apiVersion: v1
kind: Namespace
metadata: { name: web }
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: web, namespace: shop }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: ${namespace} }]
  to: [{ group: '', kind: Service }]
`;
}
