import { type AuthorizationPolicy, hasTarget, selectorOf } from '../../mesh/authorization-rules';
import { hasSidecar } from '../../mesh/data-plane';
import { groupBy } from '../../mesh/indexed';
import { selects } from '../../model/labels';
import type { Rule } from '../rule';

/** A workload left open among workloads that are not. */
export const workloadWithoutPolicy: Rule = {
  id: 'workload-without-policy',
  level: 'info',
  kiali: 'KIA1301',
  summary: 'A workload is covered by no AuthorizationPolicy, in a namespace where others are.',
  why: 'Without a policy everybody may call it with everything.',
  bad: coverExample('products'),
  good: coverExample('checkout'),
  *check(mesh) {
    const policies = groupBy(mesh.of('AuthorizationPolicy'), ({ namespace }) => namespace);
    const root = policies.get(mesh.config.rootNamespace) ?? [];
    for (const [namespace, own] of policies) {
      const near = [...own, ...root].filter((policy: AuthorizationPolicy) => !hasTarget(policy));
      if (near.length === 0) continue;
      for (const workload of mesh.workloads.in(namespace)) {
        if (!hasSidecar(mesh, workload) || near.some((policy) => selects(selectorOf(policy), workload.labels)))
          continue;
        yield {
          object: workload.resource,
          path: [],
          message: 'no AuthorizationPolicy covers it: everybody may call it',
          help: `Add one for its labels, or one with an empty spec for ${namespace}, which refuses everything that no other allows.`,
        };
      }
    }
  },
};

function coverExample(app: string): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: checkout, namespace: shop }
spec:
  selector: { matchLabels: { app: checkout } }
  template:
    metadata: { labels: { app: checkout, sidecar.istio.io/inject: 'true' } }
    spec: { containers: [{ name: app, image: checkout }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ${app}, namespace: shop }
spec:
  selector: { matchLabels: { app: ${app} } }
  rules: [{ to: [{ operation: { methods: [GET] } }] }]
`;
}
