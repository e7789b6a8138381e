import { knownNamespaces } from '../../mesh/known';
import { nearest } from '../../model/suggestion';
import type { Rule } from '../rule';

/** A namespace in an AuthorizationPolicy that the input does not hold. */
export const policyUnknownNamespace: Rule = {
  id: 'policy-unknown-namespace',
  level: 'error',
  istio: 'IST0101',
  kiali: 'KIA0101',
  summary: 'An AuthorizationPolicy names a namespace that does not exist.',
  why:
    'The rule matches nobody: an ALLOW keeps everybody out, a DENY lets everybody in. An error where a namespace of nearly that ' +
    'name exists; otherwise a warning, since the namespace may belong to somebody else.',
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: checkout, labels: { istio-injection: enabled } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: payments }
spec: { rules: [{ from: [{ source: { namespaces: [chekout] } }] }] }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: checkout, labels: { istio-injection: enabled } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: payments }
spec: { rules: [{ from: [{ source: { namespaces: [checkout] } }] }] }
`,
  *check(mesh) {
    const known = knownNamespaces(mesh);
    for (const object of mesh.of('AuthorizationPolicy')) {
      for (const [rule, { from = [] }] of (object.spec.rules ?? []).entries()) {
        for (const [index, { source }] of from.entries()) {
          for (const field of ['namespaces', 'notNamespaces'] as const) {
            for (const [at, written] of (source?.[field] ?? []).entries()) {
              if (matchesSome(written, known)) continue;
              const near = nearest(written, known);
              yield {
                object,
                path: ['spec', 'rules', rule, 'from', index, 'source', field, at],
                message: `namespace "${written}" does not exist here: ${field === 'namespaces' ? 'nobody calls from it' : 'it excepts nobody from the rule'}`,
                help: near === undefined ? 'Declare it as assumed if it is elsewhere.' : `Did you mean "${near}"?`,
                ...(near === undefined ? { level: 'warning' as const } : {}),
              };
            }
          }
        }
      }
    }
  },
};

/** Istio's namespace patterns: exact, `prefix*`, `*suffix` and `*`. */
function matchesSome(pattern: string, names: ReadonlySet<string>): boolean {
  if (pattern === '*' || names.has(pattern.toLowerCase())) return true;
  const test = pattern.startsWith('*')
    ? (name: string) => name.endsWith(pattern.slice(1))
    : pattern.endsWith('*')
      ? (name: string) => name.startsWith(pattern.slice(0, -1))
      : undefined;
  if (test === undefined) return false;
  for (const name of names) if (test(name)) return true;
  return false;
}
