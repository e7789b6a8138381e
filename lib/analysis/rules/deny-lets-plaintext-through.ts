import { asksIdentity, authorizationRules, hasTarget, selectorOf, sourcesOf } from '../../mesh/authorization-rules';
import { effectiveMtls } from '../../mesh/peer-authentications';
import type { Rule } from '../rule';

/** A lock that opens for whoever shows nothing. */
export const denyLetsPlaintextThrough: Rule = {
  id: 'deny-lets-plaintext-through',
  level: 'warning',
  summary: 'A DENY rule names callers by identity, and the workload also takes plain text.',
  why: 'A caller without mTLS has no identity, so no such rule meets it: whoever is denied can call in plain text and is let in.',
  bad: denyExample('PERMISSIVE'),
  good: denyExample('STRICT'),
  *check(mesh) {
    for (const placed of authorizationRules(mesh)) {
      const { policy, action } = placed;
      if (action !== 'DENY' || hasTarget(policy)) continue;
      const { mode } = effectiveMtls(mesh, policy.namespace, selectorOf(policy));
      if (mode === 'STRICT') continue;
      for (const [source, path] of sourcesOf(placed)) {
        if (!asksIdentity(source)) continue;
        yield {
          object: policy,
          path,
          message: `the callers denied here get in without mTLS: in plain text they have no identity, and the mode in ${policy.namespace} is ${mode}`,
          help: 'Set PeerAuthentication to STRICT, or deny by notPrincipals, which also meets callers without identity.',
        };
      }
    }
  },
};

function denyExample(mode: string): string {
  return `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: ${mode} } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: products, namespace: shop }
spec:
  action: DENY
  rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/orders] } }] }]
`;
}
