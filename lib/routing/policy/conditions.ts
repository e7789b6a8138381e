import { prefixLength } from '../choose-chain';
import { claimAt } from '../condition';
import type { ClaimValue } from '../request';
import type { Caller } from './caller';
import { matchesNamespace, matchesServiceAccount, parseIdentity } from './identity';
import { matchesRequestPrincipal } from './request-principal';
import type { PolicyRule } from './rule';
import { matchesPattern } from './string-pattern';

/** An answer, or that the request does not say. */
export type Check = boolean | 'unknown';

/** One thing a rule asks. */
export interface Condition {
  /** Whether only a proxy that reads requests can answer it. */
  readonly http: boolean;
  readonly test: (caller: Caller) => Check;
}

type Source = NonNullable<NonNullable<PolicyRule['from']>[number]['source']>;
type When = NonNullable<PolicyRule['when']>[number];
type Test = (value: string, caller: Caller) => Check;

/** One of the values, and none of the others. */
export function listCondition(
  values: readonly string[] | undefined,
  notValues: readonly string[] | undefined,
  http: boolean,
  test: Test,
): readonly Condition[] {
  const conditions: Condition[] = [];
  if (values?.length) conditions.push({ http, test: (caller) => some(values, (value) => test(value, caller)) });
  if (notValues?.length) {
    conditions.push({
      http,
      test: (caller) => {
        const found = some(notValues, (value) => test(value, caller));
        return found === 'unknown' ? found : !found;
      },
    });
  }
  return conditions;
}

/** What a rule of a policy in `namespace` asks of the source. */
export function sourceConditions(source: Source, namespace: string): readonly Condition[] {
  return [
    ...listCondition(source.principals, source.notPrincipals, false, principal),
    ...listCondition(source.requestPrincipals, source.notRequestPrincipals, true, requestPrincipal),
    ...listCondition(source.serviceAccounts, source.notServiceAccounts, false, serviceAccount(namespace)),
    ...listCondition(source.trustDomains, source.notTrustDomains, false, trustDomain),
    ...listCondition(source.namespaces, source.notNamespaces, false, sourceNamespace),
    ...listCondition(source.ipBlocks, source.notIpBlocks, false, sourceIp),
    ...listCondition(source.remoteIpBlocks, source.notRemoteIpBlocks, false, remoteIp),
  ];
}

const ATTRIBUTES: Readonly<Record<string, { readonly http: boolean; readonly test: Test }>> = {
  'source.ip': { http: false, test: sourceIp },
  'remote.ip': { http: false, test: remoteIp },
  'destination.ip': { http: false, test: () => 'unknown' },
  'source.namespace': { http: false, test: sourceNamespace },
  'source.trustDomain': { http: false, test: trustDomain },
  'source.principal': { http: false, test: principal },
  'request.auth.principal': { http: true, test: requestPrincipal },
  'request.auth.audiences': { http: true, test: (value, { claims }) => claimMatches(claims?.aud, value) },
  'request.auth.presenter': { http: true, test: (value, { claims }) => claimMatches(claims?.azp, value) },
  'destination.port': { http: false, test: (value, { port }) => Number(value) === port },
  'connection.sni': { http: false, test: (value, { sni }) => matchesPattern(value, sni) },
};

/** What a rule asks of an attribute. */
export function whenCondition({ key, values, notValues }: When, namespace: string): Condition {
  const known = key === 'source.serviceAccount' ? { http: false, test: serviceAccount(namespace) } : ATTRIBUTES[key];
  const { http, test } = known ?? { http: !key.startsWith('experimental.'), test: attribute(key) };
  const conditions = listCondition(values, notValues, http, test);
  return {
    http,
    test: (caller) => {
      const checks = conditions.map((condition) => condition.test(caller));
      return checks.includes(false) ? false : checks.includes('unknown') ? 'unknown' : true;
    },
  };
}

function attribute(key: string): Test {
  const path = key.slice(key.indexOf('[') + 1, -1).split('][');
  if (key.startsWith('request.headers[')) {
    const name = (path[0] as string).toLowerCase();
    return (pattern, { call }) => call.some(name, (value) => pattern === '*' || matchesPattern(pattern, value));
  }
  if (key.startsWith('request.auth.claims[')) {
    return (value, { claims }) => claimMatches(claimAt(claims, path), value);
  }
  return () => 'unknown';
}

function principal(pattern: string, { principal: own }: Caller): boolean {
  return own !== undefined && matchesPattern(pattern, own);
}

function sourceNamespace(pattern: string, { principal: own }: Caller): boolean {
  const identity = parseIdentity(own);
  return identity !== undefined && matchesNamespace(pattern, identity.namespace);
}

function serviceAccount(namespace: string): Test {
  return (pattern, { principal: own }) => {
    const identity = parseIdentity(own);
    return identity !== undefined && matchesServiceAccount(pattern, identity, namespace);
  };
}

function trustDomain(pattern: string, { principal: own }: Caller): boolean {
  const identity = parseIdentity(own);
  return identity !== undefined && matchesPattern(pattern, identity.trustDomain);
}

function requestPrincipal(pattern: string, { claims }: Caller): boolean {
  return matchesRequestPrincipal(pattern, claims?.iss, claims?.sub);
}

function sourceIp(range: string, { sourceAddress }: Caller): Check {
  return sourceAddress === undefined ? 'unknown' : prefixLength(range, sourceAddress) >= 0;
}

function remoteIp(range: string, { sourceAddress, remoteAddress = sourceAddress }: Caller): Check {
  return remoteAddress === undefined ? 'unknown' : prefixLength(range, remoteAddress) >= 0;
}

/** A claim is a text, or a list of which one matches. */
function claimMatches(claim: ClaimValue | undefined, pattern: string): boolean {
  if (Array.isArray(claim)) return claim.some((item) => typeof item === 'string' && matchesPattern(pattern, item));
  return typeof claim === 'string' && matchesPattern(pattern, claim);
}

function some(values: readonly string[], test: (value: string) => Check): Check {
  let result: Check = false;
  for (const value of values) {
    const own = test(value);
    if (own === true) return true;
    if (own === 'unknown') result = own;
  }
  return result;
}
