import {
  authorizationRules,
  hasTarget,
  identitiesAsked,
  operationsOf,
  type PlacedAuthorizationRule,
  selectorOf,
} from '../../mesh/authorization-rules';
import type { Mesh } from '../../mesh/mesh';
import { effectiveMtls, portLevelPorts } from '../../mesh/peer-authentications';
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
      const paths = identitiesAsked(placed);
      if (paths.length === 0) continue;
      const open = openTo(mesh, placed);
      if (open === undefined) continue;
      for (const path of paths) {
        yield {
          object: policy,
          path,
          message: `the callers denied here get in without mTLS: in plain text they have no identity, and the mode ${open}`,
          help: 'Set PeerAuthentication to STRICT, or deny by notPrincipals, which also meets callers without identity.',
        };
      }
    }
  },
};

/** Where the pods of a rule take plain text, as messages say it. */
function openTo(mesh: Mesh, placed: PlacedAuthorizationRule): string | undefined {
  const { namespace } = placed.policy;
  const labels = selectorOf(placed.policy);
  const { mode } = effectiveMtls(mesh, namespace, labels);
  if (mode !== 'STRICT') return `in ${namespace} is ${mode}`;
  const concerned = operationsOf(placed).flatMap(([{ ports }]) => ports ?? []);
  for (const port of portLevelPorts(mesh, namespace, labels)) {
    const { mode: own } = effectiveMtls(mesh, namespace, labels, port);
    const isConcerned = concerned.length === 0 || concerned.includes(String(port));
    if (own !== 'STRICT' && isConcerned) return `on port ${port} is ${own}`;
  }
  return undefined;
}

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
