import { hasSidecar, isAmbient, mayBeInMesh } from '../../mesh/data-plane';
import { indexed } from '../../mesh/indexed';
import { selectsMachine } from '../../mesh/machines';
import { formatLabels } from '../../model/labels';
import type { Rule } from '../rule';

/** The workloads that can enforce an AuthorizationPolicy. */
const enforcers = indexed(
  (mesh) => new Set(mesh.workloads.all.filter((found) => hasSidecar(mesh, found) || isAmbient(mesh, found))),
);

/** An AuthorizationPolicy that selects nothing of the mesh. */
export const policyWithoutWorkload: Rule = {
  id: 'policy-without-workload',
  level: 'warning',
  istio: 'IST0127',
  kiali: 'KIA0004',
  summary: 'An AuthorizationPolicy applies to no workload of the mesh.',
  why:
    'Nothing enforces it: what it was to forbid is allowed. ' +
    'An info where the input holds no workloads of the namespace, or not the namespace that puts them into the mesh, and cannot know.',
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: v1
kind: Pod
metadata: { name: reviews, namespace: shop, labels: { app: reviews } }
spec: { containers: [{ name: app, image: reviews }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: reviews, namespace: shop }
spec: { selector: { matchLabels: { app: review } }, rules: [{ to: [{ operation: { methods: [GET] } }] }] }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: v1
kind: Pod
metadata: { name: reviews, namespace: shop, labels: { app: reviews } }
spec: { containers: [{ name: app, image: reviews }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: reviews, namespace: shop }
spec: { selector: { matchLabels: { app: reviews } }, rules: [{ to: [{ operation: { methods: [GET] } }] }] }
`,
  *check(mesh) {
    for (const object of mesh.of('AuthorizationPolicy')) {
      const { selector, targetRef, targetRefs } = object.spec;
      if (targetRef !== undefined || targetRefs?.length) continue;
      const labels = selector?.matchLabels ?? {};
      const everywhere = object.namespace === mesh.config.rootNamespace;
      // A policy for the whole mesh has something to apply to, whatever the input holds.
      if (everywhere && selector === undefined) continue;
      const scope = everywhere ? undefined : object.namespace;
      const selected = mesh.workloads.selected(labels, scope);
      if (selected.some((found) => enforcers(mesh).has(found))) continue;
      if (selectsMachine(mesh, labels, scope)) continue;
      const decided = mesh.workloads.in(object.namespace).length > 0;
      const outside = selected[0]?.resource;
      const open = selected.some((found) => mayBeInMesh(mesh, found));
      const where = everywhere ? 'of the mesh' : `of namespace ${object.namespace}`;
      yield {
        object,
        path: selector === undefined ? ['spec'] : ['spec', 'selector'],
        message:
          outside !== undefined
            ? open
              ? `the Namespace of ${outside.kind} ${outside.namespace}/${outside.name} is not in the input, so whether anything enforces the policy could not be checked`
              : `${outside.kind} ${outside.namespace}/${outside.name} is not in the mesh: nothing enforces the policy`
            : decided
              ? `no workload ${where} has the labels ${formatLabels(labels)}: nothing enforces the policy`
              : `no workload of namespace ${object.namespace} is in the input, so the selector could not be checked`,
        help:
          outside !== undefined
            ? 'Put its namespace into the mesh (istio-injection: enabled, or ambient mode).'
            : 'Select the labels of the pods.',
        ...(decided && !open ? {} : { level: 'info' as const }),
      };
    }
  },
};
