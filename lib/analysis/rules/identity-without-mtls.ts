import {
  authorizationRules,
  hasTarget,
  identitiesAsked,
  operationsOf,
  type PlacedAuthorizationRule,
  selectorOf,
} from '../../mesh/authorization-rules';
import type { Mesh } from '../../mesh/mesh';
import { effectiveMtls, type PeerAuthentication } from '../../mesh/peer-authentications';
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
      const paths = identitiesAsked(placed);
      if (paths.length === 0) continue;
      const setBy = switchedOff(mesh, placed);
      if (setBy === undefined) continue;
      for (const path of paths) {
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

/** Who switches mTLS off wherever the rule holds: for its pods, or for each of the ports that it names. */
function switchedOff(mesh: Mesh, placed: PlacedAuthorizationRule): PeerAuthentication | undefined {
  const operations = operationsOf(placed);
  const ports = operations.every(([own]) => own.ports?.length) ? operations.flatMap(([own]) => own.ports ?? []) : [''];
  const modes = ports.map((port) =>
    effectiveMtls(mesh, placed.policy.namespace, selectorOf(placed.policy), port === '' ? undefined : Number(port)),
  );
  return modes.every(({ mode }) => mode === 'DISABLE') ? modes[0]?.source : undefined;
}

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
