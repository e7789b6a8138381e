import { authorizationRules, operationsOf } from '../../mesh/authorization-rules';
import type { Rule } from '../rule';

/** A DENY rule that another spelling of the path gets around. */
export const denyLiteralPath: Rule = {
  id: 'deny-literal-path',
  level: 'info',
  summary: 'A DENY rule protects single paths by their text.',
  why: 'Istio does not merge slashes by default, and servers often do: "//admin" is another path to the rule and the same page to the server. What is to be protected is better not allowed than denied.',
  bad: pathExample('DENY', '/admin'),
  good: pathExample('ALLOW', '/shop/*'),
  *check(mesh) {
    const { pathNormalization } = mesh.config as { readonly pathNormalization?: { readonly normalization?: string } };
    if (/MERGE_SLASHES/.test(pathNormalization?.normalization ?? '')) return;
    for (const placed of authorizationRules(mesh)) {
      if (placed.action !== 'DENY') continue;
      for (const [{ paths }, path] of operationsOf(placed)) {
        const index = paths?.findIndex((text) => !/[*{]/.test(text)) ?? -1;
        if (index < 0) continue;
        yield {
          object: placed.policy,
          path: [...path, 'paths', index],
          message: `"/${paths![index]}" gets past this rule, and to many servers it is the same as "${paths![index]}"`,
          help: 'Allow the paths that may be called, or set pathNormalization to MERGE_SLASHES in the mesh config.',
        };
      }
    }
  },
};

function pathExample(action: string, path: string): string {
  return `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: products, namespace: shop }
spec:
  action: ${action}
  rules: [{ to: [{ operation: { ports: ['8080'], paths: [${path}] } }] }]
`;
}
