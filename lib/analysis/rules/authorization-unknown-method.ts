import { authorizationRules, operationsOf } from '../../mesh/authorization-rules';
import { nearest } from '../../model/suggestion';
import type { Rule } from '../rule';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE'];

/** A method that no request has. */
export const authorizationUnknownMethod: Rule = {
  id: 'authorization-unknown-method',
  level: 'warning',
  kiali: 'KIA0102',
  summary: 'An AuthorizationPolicy names an HTTP method in the wrong case or misspelled.',
  why: 'Methods are compared letter by letter. A rule for "get" meets no request: an ALLOW rule lets nobody in, a DENY rule stops nobody.',
  bad: methodExample('get'),
  good: methodExample('GET'),
  *check(mesh) {
    for (const placed of authorizationRules(mesh)) {
      for (const [operation, path] of operationsOf(placed)) {
        for (const field of ['methods', 'notMethods'] as const) {
          for (const [index, method] of (operation[field] ?? []).entries()) {
            if (METHODS.includes(method) || method.includes('*')) continue;
            const meant = METHODS.find((known) => known === method.toUpperCase()) ?? nearest(method, METHODS);
            if (meant === undefined) continue;
            yield {
              object: placed.policy,
              path: [...path, field, index],
              message: `no request has the method "${method}"`,
              help: `Did you mean "${meant}"?`,
            };
          }
        }
      }
    }
  },
};

function methodExample(method: string): string {
  return `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: products, namespace: shop }
spec: { rules: [{ to: [{ operation: { methods: [${method}] } }] }] }
`;
}
