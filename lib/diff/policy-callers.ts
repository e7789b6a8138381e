import type { SpecByKind } from '../mesh/kinds';
import type { Mesh } from '../mesh/mesh';
import type { Entry } from '../routing';
import { policiesFor } from '../routing/policy/applicable';
import { matchesPattern } from '../routing/policy/string-pattern';
import type { ProxyNode } from '../routing/proxy';

type Rule = NonNullable<SpecByKind['AuthorizationPolicy']['rules']>[number];

/** A client as policies know it. */
interface Caller {
  readonly namespace: string;
  /** `undefined` where only the namespace is asked. */
  readonly serviceAccount: string | undefined;
}

/**
 * The clients that the AuthorizationPolicies of a proxy tell apart: each that they name, others of its namespace and of
 * its service account's name elsewhere, and one whom nobody names. Wildcards stand for one that they cover.
 */
export function* policyCallers(mesh: Mesh, proxy: ProxyNode): Generator<Entry, void> {
  const named = policiesFor(mesh, 'AuthorizationPolicy', proxy).flatMap(({ namespace, spec }) =>
    (spec.rules ?? []).flatMap((rule) => [...callersIn(rule, namespace)]),
  );
  if (named.length === 0) return;
  const namespaces = new Set(named.map(({ namespace }) => namespace));
  const accounts = new Set(named.flatMap(({ serviceAccount }) => serviceAccount ?? []));
  const elsewhere = stranger(namespaces, 'elsewhere');
  const somebody = stranger(accounts, 'somebody-else');
  for (const { namespace, serviceAccount } of named) yield caller(namespace, serviceAccount ?? 'default');
  for (const namespace of namespaces) yield caller(namespace, somebody);
  for (const account of accounts) yield caller(elsewhere, account);
  yield caller(elsewhere, somebody);
}

function* callersIn({ from, when }: Rule, own: string): Generator<Caller, void> {
  for (const { source = {} } of from ?? []) {
    const { namespaces, notNamespaces, principals, notPrincipals, serviceAccounts, notServiceAccounts } = source;
    for (const name of [...(namespaces ?? []), ...(notNamespaces ?? [])]) yield inNamespace(name);
    for (const name of [...(principals ?? []), ...(notPrincipals ?? [])]) yield* byPrincipal(name);
    for (const name of [...(serviceAccounts ?? []), ...(notServiceAccounts ?? [])]) yield byAccount(name, own);
  }
  for (const { key, values, notValues } of when ?? []) {
    for (const value of [...(values ?? []), ...(notValues ?? [])]) {
      if (key === 'source.namespace') yield inNamespace(value);
      if (key === 'source.principal') yield* byPrincipal(value);
      if (key === 'source.serviceAccount') yield byAccount(value, own);
    }
  }
}

function inNamespace(namespace: string): Caller {
  return { namespace, serviceAccount: undefined };
}

function* byPrincipal(pattern: string): Generator<Caller, void> {
  const parts = /(?:^|\/)ns\/([^/]+)(?:\/sa\/(.+))?/.exec(pattern);
  if (parts !== null) yield { namespace: parts[1] ?? '', serviceAccount: parts[2] };
  else if (/^\*.*\/sa\//.test(pattern)) {
    yield { namespace: 'default', serviceAccount: pattern.slice(pattern.lastIndexOf('/') + 1) };
  }
}

function byAccount(text: string, own: string): Caller {
  const slash = text.indexOf('/');
  return slash < 0
    ? { namespace: own, serviceAccount: text }
    : { namespace: text.slice(0, slash), serviceAccount: text.slice(slash + 1) };
}

/** A name that none of the patterns covers, as far as there is one. */
function stranger(patterns: ReadonlySet<string>, name: string): string {
  const names = [name, ...[...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `${letter}-${name}-${letter}`)];
  return names.find((free) => ![...patterns].some((pattern) => matchesPattern(pattern, free))) ?? name;
}

function caller(namespace: string, serviceAccount: string): Entry {
  return { workload: { namespace: meant(namespace), serviceAccount: meant(serviceAccount) } };
}

/** A name that a pattern covers. */
function meant(pattern: string): string {
  const name = pattern.replaceAll('*', 'x').replace(/^-+|-+$/g, '');
  return name === '' ? 'default' : name;
}
