import type { Rule } from '../rule';

const REMOVED: ReadonlySet<string> = new Set(['ClusterRbacConfig', 'RbacConfig', 'ServiceRole', 'ServiceRoleBinding']);

/** Kinds that no release of Istio reads any more. */
export const removedKind: Rule = {
  id: 'removed-kind',
  level: 'warning',
  istio: 'IST0002',
  summary: 'An object or its definition belongs to the group rbac.istio.io, which Istio removed.',
  why: 'Nobody reads it: what it was to forbid is allowed.',
  bad: `
apiVersion: rbac.istio.io/v1alpha1
kind: ServiceRole
metadata: { name: viewer, namespace: shop }
spec: { rules: [{ services: ['*'] }] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: viewer, namespace: shop }
spec: { rules: [{ to: [{ operation: { methods: [GET] } }] }] }
`,
  *check(mesh) {
    for (const object of mesh.resources) {
      if (object.group !== 'rbac.istio.io' || !REMOVED.has(object.kind)) continue;
      yield {
        object,
        path: ['kind'],
        message: `kind ${object.kind} was removed: Istio does not read it`,
        help: 'Write an AuthorizationPolicy.',
      };
    }
    for (const object of mesh.of('apiextensions.k8s.io/CustomResourceDefinition')) {
      const kind = object.spec.names?.kind;
      if (object.spec.group !== 'rbac.istio.io' || kind === undefined || !REMOVED.has(kind)) continue;
      yield {
        object,
        path: ['spec', 'names', 'kind'],
        message: `kind ${kind} was removed: Istio does not read such objects`,
        help: 'Remove the definition and its objects.',
      };
    }
  },
};
