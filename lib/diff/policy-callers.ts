import type { Mesh } from '../mesh/mesh';
import type { Entry } from '../routing';
import { policiesFor } from '../routing/policy/applicable';
import type { ProxyNode } from '../routing/proxy';

/** Who a policy speaks of: a client of that namespace with that service account. */
function caller(namespace: string, serviceAccount = 'default'): Entry {
  return { workload: { namespace: named(namespace), serviceAccount: named(serviceAccount) } };
}

/** The clients that the AuthorizationPolicies of a proxy name; wildcards stand for one that they cover. */
export function* policyCallers(mesh: Mesh, proxy: ProxyNode): Generator<Entry, void> {
  for (const { namespace, spec } of policiesFor(mesh, 'AuthorizationPolicy', proxy)) {
    for (const rule of spec.rules ?? []) {
      for (const { source = {} } of rule.from ?? []) {
        const { namespaces, notNamespaces, principals, notPrincipals, serviceAccounts, notServiceAccounts } = source;
        for (const name of [...(namespaces ?? []), ...(notNamespaces ?? [])]) yield caller(name);
        for (const name of [...(principals ?? []), ...(notPrincipals ?? [])]) yield* byPrincipal(name);
        for (const name of [...(serviceAccounts ?? []), ...(notServiceAccounts ?? [])])
          yield byAccount(name, namespace);
      }
      for (const { key, values, notValues } of rule.when ?? []) {
        for (const value of [...(values ?? []), ...(notValues ?? [])]) {
          if (key === 'source.namespace') yield caller(value);
          if (key === 'source.principal') yield* byPrincipal(value);
          if (key === 'source.serviceAccount') yield byAccount(value, namespace);
        }
      }
    }
  }
}

function* byPrincipal(pattern: string): Generator<Entry, void> {
  const parts = /(?:^|\/)ns\/([^/]+)(?:\/sa\/(.+))?/.exec(pattern);
  if (parts !== null) yield caller(parts[1] ?? '', parts[2]);
  else if (/^\*.*\/sa\//.test(pattern)) yield caller('default', pattern.slice(pattern.lastIndexOf('/') + 1));
}

function byAccount(text: string, own: string): Entry {
  const slash = text.indexOf('/');
  return slash < 0 ? caller(own, text) : caller(text.slice(0, slash), text.slice(slash + 1));
}

function named(pattern: string): string {
  const name = pattern.replaceAll('*', 'x').replace(/^-+|-+$/g, '');
  return name === '' ? 'default' : name;
}
