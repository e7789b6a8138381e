import type { SpecByKind } from '../mesh/kinds';
import type { Mesh } from '../mesh/mesh';
import { quoteRegex } from '../model/regex';
import { policiesFor } from '../routing/policy/applicable';
import { isTemplate } from '../routing/policy/string-pattern';
import type { ProxyNode } from '../routing/proxy';
import {
  asPolicyPattern,
  exactly,
  type Field,
  type FieldTest,
  inAnyCase,
  isThere,
  matches,
} from './classes/field-test';

type JwtRule = NonNullable<SpecByKind['RequestAuthentication']['jwtRules']>[number];
type PolicyRule = NonNullable<SpecByKind['AuthorizationPolicy']['rules']>[number];

/** What the policies of a proxy ask of requests. Who calls is not asked here: that is another client. */
export function policyTests(mesh: Mesh, proxy: ProxyNode): readonly FieldTest[] {
  const rules = policiesFor(mesh, 'AuthorizationPolicy', proxy).flatMap(({ spec }) => spec.rules ?? []);
  const tokens = policiesFor(mesh, 'RequestAuthentication', proxy).flatMap(({ spec }) => spec.jwtRules ?? []);
  return [...rules.flatMap((rule) => ruleTests(rule ?? {})), ...tokens.flatMap(tokenTests)];
}

/** Which tokens a rule takes, and which headers it makes of them in place of those that are sent. */
function tokenTests({ issuer = '', audiences = [], outputPayloadToHeader, outputClaimToHeaders = [] }: JwtRule) {
  const written = [outputPayloadToHeader ?? '', ...outputClaimToHeaders.map(({ header }) => header)].filter(Boolean);
  return [
    exactly(claim('iss'), issuer),
    ...audiences.map((audience) => exactly(claim('aud'), audience)),
    ...outputClaimToHeaders.map((each) => isThere(claim(...each.claim.split('.')), 'given')),
    ...written.map((header) => isThere(`header:${header.toLowerCase()}`, 'sent')),
  ];
}

/** Whether anything but a request decides: a rule that asks who the caller is. */
function ruleTests(rule: PolicyRule): readonly FieldTest[] {
  const operations = (rule.to ?? []).flatMap(({ operation = {} }) => {
    const { paths, notPaths, methods, notMethods, hosts, notHosts } = operation;
    return [
      ...all(paths, notPaths).map(pathPattern),
      ...all(methods, notMethods).map((pattern) => asPolicyPattern('method', pattern)),
      ...all(hosts, notHosts).map((pattern) => inAnyCase(asPolicyPattern('authority', pattern))),
    ];
  });
  const principals = (rule.from ?? []).flatMap(({ source = {} }) => {
    const { requestPrincipals, notRequestPrincipals, remoteIpBlocks, notRemoteIpBlocks } = source;
    return [
      ...all(requestPrincipals, notRequestPrincipals).flatMap(requestPrincipal),
      ...all(remoteIpBlocks, notRemoteIpBlocks).map((range) =>
        exactly('header:x-forwarded-for', range.split('/')[0] ?? ''),
      ),
    ];
  });
  const conditions = (rule.when ?? []).flatMap(({ key, values, notValues }) =>
    all(values, notValues).flatMap((value) => attribute(key, value)),
  );
  return [...operations, ...principals, ...conditions];
}

function attribute(key: string, value: string): readonly FieldTest[] {
  const path = key.slice(key.indexOf('[') + 1, -1).split('][');
  if (key.startsWith('request.headers[')) return [asPolicyPattern(`header:${(path[0] ?? '').toLowerCase()}`, value)];
  if (key.startsWith('request.auth.claims[')) return [asPolicyPattern(claim(...path), value)];
  switch (key) {
    case 'request.auth.principal':
      return requestPrincipal(value);
    case 'request.auth.audiences':
      return [asPolicyPattern(claim('aud'), value)];
    case 'request.auth.presenter':
      return [asPolicyPattern(claim('azp'), value)];
    case 'remote.ip':
      return [exactly('header:x-forwarded-for', value.split('/')[0] ?? '')];
    default:
      return [];
  }
}

/** `issuer/subject`: the issuer may hold slashes, the subject begins behind the last one. */
function requestPrincipal(pattern: string): readonly FieldTest[] {
  if (pattern === '*') return [matches(claim('iss'), '.+', ['issuer']), matches(claim('sub'), '.+', ['subject'])];
  const slash = pattern.lastIndexOf('/');
  const [issuer, subject] = slash < 0 ? [pattern, '*'] : [pattern.slice(0, slash), pattern.slice(slash + 1)];
  return [asPolicyPattern(claim('iss'), issuer), asPolicyPattern(claim('sub'), subject === '' ? '*' : subject)];
}

function pathPattern(pattern: string): FieldTest {
  if (!isTemplate(pattern)) return asPolicyPattern('path', pattern);
  const parts = pattern.split(/(\{\*\*?\})/).map((part) => {
    if (part === '{*}') return '[^/]+';
    return part === '{**}' ? '.*' : quoteRegex(part);
  });
  return matches('path', parts.join(''));
}

function claim(...path: readonly string[]): Field {
  return `claim:${JSON.stringify(path)}`;
}

function all(values: readonly string[] | undefined, notValues: readonly string[] | undefined): readonly string[] {
  return [...(values ?? []), ...(notValues ?? [])];
}
