import { asksIdentity, authorizationRules, hasTarget, selectorOf, sourcesOf } from '../../mesh/authorization-rules';
import { effectiveMtls } from '../../mesh/peer-authentications';
import type { Rule } from '../rule';

/** Identities asked for where nobody can have one. */
export const identityWithoutMtls: Rule = {
  id: 'identity-without-mtls',
  level: 'error',
  kiali: 'KIA0105',
  summary: 'An ALLOW rule names callers by identity, and mTLS is switched off for the workload.',
  why: 'Principals, namespaces and service accounts come from the client certificate of mTLS. With mode DISABLE there is none, and the rule lets nobody in.',
  bad: identityExample('DISABLE'),
  good: identityExample('STRICT'),
  *check(mesh) {
    for (const placed of authorizationRules(mesh)) {
      const { policy, action } = placed;
      if (action !== 'ALLOW' || hasTarget(policy)) continue;
      const { mode, source: setBy } = effectiveMtls(mesh, policy.namespace, selectorOf(policy));
      if (mode !== 'DISABLE' || setBy === undefined) continue;
      for (const [source, path] of sourcesOf(placed)) {
        if (!asksIdentity(source)) continue;
        yield {
          object: policy,
          path,
          message: `nobody meets this rule: it asks for an identity, and PeerAuthentication ${setBy.namespace}/${setBy.name} switches mTLS off`,
          help: 'Set the mode to STRICT or PERMISSIVE.',
        };
      }
    }
  },
};

function identityExample(mode: string): string {
  return `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: ${mode} } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: products, namespace: shop }
spec: { rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/web] } }] }] }
`;
}
