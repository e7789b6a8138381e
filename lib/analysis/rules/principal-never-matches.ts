import { authorizationRules, sourcesOf } from '../../mesh/authorization-rules';
import type { Rule } from '../rule';

/** A principal in a form that no identity has. */
export const principalNeverMatches: Rule = {
  id: 'principal-never-matches',
  level: 'error',
  summary:
    'An AuthorizationPolicy names a principal that is not of the form <trust domain>/ns/<namespace>/sa/<account>.',
  why: 'Istio puts "spiffe://" in front of what is written and compares the whole. With "spiffe://" written out, or a part missing, no caller meets the rule: ALLOW lets nobody in, DENY stops nobody.',
  bad: principalExample('spiffe://cluster.local/ns/shop/sa/web'),
  good: principalExample('cluster.local/ns/shop/sa/web'),
  *check(mesh) {
    for (const placed of authorizationRules(mesh)) {
      for (const [source, path] of sourcesOf(placed)) {
        for (const field of ['principals', 'notPrincipals'] as const) {
          for (const [index, principal] of (source[field] ?? []).entries()) {
            if (principal.includes('*') || /^[^/]+\/ns\/[^/]+\/sa\/[^/]+$/.test(principal)) continue;
            const bare = principal.replace(/^spiffe:\/\//, '');
            yield {
              object: placed.policy,
              path: [...path, field, index],
              message: `no caller is "${principal}": a principal is <trust domain>/ns/<namespace>/sa/<account>`,
              help:
                bare === principal
                  ? `Write for instance "${mesh.config.trustDomain}/ns/${placed.policy.namespace}/sa/${principal.split('/').pop()}".`
                  : `Write "${bare}".`,
            };
          }
        }
      }
    }
  },
};

function principalExample(principal: string): string {
  return `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: products, namespace: shop }
spec: { rules: [{ from: [{ source: { principals: ['${principal}'] } }] }] }
`;
}
