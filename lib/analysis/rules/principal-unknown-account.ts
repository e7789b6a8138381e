import { authorizationRules, sourcesOf } from '../../mesh/authorization-rules';
import { groupBy, indexed } from '../../mesh/indexed';
import type { Mesh } from '../../mesh/mesh';
import { suggestion } from '../../model/suggestion';
import type { Rule } from '../rule';

/** A caller that does not exist. */
export const principalUnknownAccount: Rule = {
  id: 'principal-unknown-account',
  level: 'warning',
  kiali: 'KIA0106',
  summary: 'An AuthorizationPolicy names a service account that its namespace does not have.',
  why: 'No pod can have that identity. An ALLOW rule lets nobody in by it, a DENY rule stops nobody.',
  bad: accountExample('webb'),
  good: accountExample('web'),
  *check(mesh) {
    const trusted = new Set([mesh.config.trustDomain, 'cluster.local']);
    for (const placed of authorizationRules(mesh)) {
      for (const [source, path] of sourcesOf(placed)) {
        for (const field of ['principals', 'notPrincipals', 'serviceAccounts', 'notServiceAccounts'] as const) {
          for (const [index, text] of (source[field] ?? []).entries()) {
            const account = parse(text, placed.policy.namespace, trusted);
            if (account === undefined) continue;
            const known = accounts(mesh, account.namespace);
            if (known === undefined || known.has(account.name)) continue;
            yield {
              object: placed.policy,
              path: [...path, field, index],
              message: `no pod is "${text}": namespace ${account.namespace} has no service account "${account.name}"`,
              help: suggestion(account.name, known),
            };
          }
        }
      }
    }
  },
};

function parse(
  text: string,
  own: string,
  trusted: ReadonlySet<string>,
): { namespace: string; name: string } | undefined {
  if (text.includes('*')) return undefined;
  const parts = text.split('/');
  if (parts.length === 1) return { namespace: own, name: text };
  if (parts.length === 2) return { namespace: parts[0]!, name: parts[1]! };
  const [domain = '', ns, namespace = '', sa, name = ''] = parts;
  if (parts.length !== 5 || ns !== 'ns' || sa !== 'sa' || !trusted.has(domain)) return undefined;
  return { namespace, name };
}

const accountsByNamespace = indexed((mesh) => groupBy(mesh.of('ServiceAccount'), ({ namespace }) => namespace));

/** The service accounts of a namespace, where the input holds any of them. */
function accounts(mesh: Mesh, namespace: string): ReadonlySet<string> | undefined {
  const declared = accountsByNamespace(mesh).get(namespace);
  if (declared === undefined) return undefined;
  const used = mesh.workloads.in(namespace).map(({ serviceAccount }) => serviceAccount);
  return new Set([...declared.map(({ name }) => name), ...used, 'default']);
}

function accountExample(name: string): string {
  return `
apiVersion: v1
kind: ServiceAccount
metadata: { name: web, namespace: shop }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: products, namespace: shop }
spec: { rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/${name}] } }] }] }
`;
}
