import type { Path } from '../model/finding';
import type { Labels } from '../model/labels';
import type { SpecByKind } from './kinds';
import type { Mesh } from './mesh';
import type { Resource } from './resource';

/** An AuthorizationPolicy. */
export type AuthorizationPolicy = Resource<SpecByKind['AuthorizationPolicy']>;
/** One of its rules. */
export type AuthorizationRule = NonNullable<SpecByKind['AuthorizationPolicy']['rules']>[number];
/** Who calls. */
export type Source = NonNullable<NonNullable<NonNullable<AuthorizationRule['from']>[number]>['source']>;
/** What is called. */
export type Operation = NonNullable<NonNullable<NonNullable<AuthorizationRule['to']>[number]>['operation']>;

/** A rule and where it stands. */
export interface PlacedAuthorizationRule {
  readonly policy: AuthorizationPolicy;
  readonly action: 'ALLOW' | 'DENY' | 'AUDIT' | 'CUSTOM';
  readonly rule: AuthorizationRule;
  readonly path: Path;
}

/** Every rule of every AuthorizationPolicy, in the order of the input. */
export function* authorizationRules(mesh: Mesh): Iterable<PlacedAuthorizationRule> {
  for (const policy of mesh.of('AuthorizationPolicy')) {
    for (const [index, rule] of (policy.spec.rules ?? []).entries()) {
      yield { policy, action: policy.spec.action ?? 'ALLOW', rule, path: ['spec', 'rules', index] };
    }
  }
}

/** The operations of a rule with their paths; one that asks nothing where there are none. */
export function operationsOf({ rule, path }: PlacedAuthorizationRule): readonly (readonly [Operation, Path])[] {
  if (!rule.to?.length) return [[{}, path]];
  return rule.to.map(({ operation }, index) => [operation ?? {}, [...path, 'to', index, 'operation']] as const);
}

/** The sources of a rule with their paths; none where everybody may call. */
export function sourcesOf({ rule, path }: PlacedAuthorizationRule): readonly (readonly [Source, Path])[] {
  return (rule.from ?? []).map(({ source }, index) => [source ?? {}, [...path, 'from', index, 'source']] as const);
}

/** Whether a policy is bound to a Gateway, Service or ServiceEntry rather than to pods. */
export function hasTarget({
  spec,
}: {
  readonly spec: { targetRef?: unknown; targetRefs?: readonly unknown[] };
}): boolean {
  return spec.targetRef !== undefined || Boolean(spec.targetRefs?.length);
}

/** The labels of the pods a policy selects. */
export function selectorOf({ spec }: { readonly spec: { selector?: { matchLabels?: Labels } } }): Labels {
  return spec.selector?.matchLabels ?? {};
}

/** Whether a rule asks for something that only an HTTP request has: a method, a path, a host, a token, a header. */
export function asksHttp(placed: PlacedAuthorizationRule, operation: Operation): boolean {
  const asked = (...lists: readonly (readonly string[] | undefined)[]) => lists.some((list) => list?.length);
  const { methods, notMethods, paths, notPaths, hosts, notHosts } = operation;
  if (asked(methods, notMethods, paths, notPaths, hosts, notHosts)) return true;
  if (sourcesOf(placed).some(([source]) => asked(source.requestPrincipals, source.notRequestPrincipals))) return true;
  return (placed.rule.when ?? []).some(({ key }) => key.startsWith('request.'));
}

/** Where a rule asks callers for an identity, which only one with mTLS has: its sources, and conditions on the source. */
export function identitiesAsked(placed: PlacedAuthorizationRule): readonly Path[] {
  const sources = sourcesOf(placed).filter(([source]) => asksIdentity(source));
  const conditions = [...(placed.rule.when ?? []).entries()].filter(
    ([, { key, values }]) => IDENTITY_KEYS.has(key) && values?.length,
  );
  return [...sources.map(([, path]) => path), ...conditions.map(([index]) => [...placed.path, 'when', index])];
}

const IDENTITY_KEYS: ReadonlySet<string> = new Set([
  'source.principal',
  'source.namespace',
  'source.serviceAccount',
  'source.trustDomain',
]);

function asksIdentity({ principals, namespaces, serviceAccounts, trustDomains }: Source): boolean {
  return [principals, namespaces, serviceAccounts, trustDomains].some((list) => list?.length);
}
