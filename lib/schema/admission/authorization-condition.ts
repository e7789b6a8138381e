import type { Condition } from '../../../imports/istio.generated';
import { suggestion } from '../../model/suggestion';
import { quote } from '../structure/describe';
import { checkPorts } from './authorization-operation';
import { checkBlocks, checkNotEmpty, checkServiceAccounts, checkWildcards } from './authorization-source';
import type { Place } from './place';

type Values = (values: readonly string[] | undefined, at: Place) => void;

/** The attributes that a condition can ask for, with the check of its values. */
const ATTRIBUTES: ReadonlyMap<string, Values> = new Map<string, Values>([
  ['source.ip', checkBlocks],
  ['remote.ip', checkBlocks],
  ['source.namespace', checkNotEmpty],
  ['source.serviceAccount', checkServiceAccounts],
  ['source.principal', checkNotEmpty],
  ['source.trustDomain', checkWildcards],
  ['request.auth.principal', checkNotEmpty],
  ['request.auth.audiences', checkNotEmpty],
  ['request.auth.presenter', checkNotEmpty],
  ['destination.ip', checkBlocks],
  ['destination.port', checkPorts],
  ['connection.sni', checkNotEmpty],
]);
/** Attributes that are maps: the key is written in brackets behind them. */
const MAPS = ['request.headers', 'request.auth.claims', 'experimental.envoy.filters.'];
const SUGGESTED = [...ATTRIBUTES.keys(), 'request.headers[name]', 'request.auth.claims[name]'];
const CUSTOM_FORBIDDEN: ReadonlySet<string> = new Set([
  'source.namespace',
  'source.serviceAccount',
  'source.trustDomain',
  'source.principal',
]);

/** Checks one condition of a rule. */
export function checkCondition({ key = '', values, notValues }: Condition, at: Place): void {
  if (key === '') {
    at.at('key').error('The condition names no attribute.', 'Add key.');
    return;
  }
  if (!values?.length && !notValues?.length) {
    at.error(`The condition asks nothing of ${key}.`, 'Add values or notValues.');
    return;
  }
  if (MAPS.some((map) => key.startsWith(map))) {
    if (!/^[^[]+\[.+\]$/s.test(key))
      at.at('key').error(
        `${quote(key)} is a map and needs a key in brackets.`,
        'Write request.headers[x-user] or request.auth.claims[groups].',
      );
    checkNotEmpty(values, at.at('values'));
    checkNotEmpty(notValues, at.at('notValues'));
    return;
  }
  const check = ATTRIBUTES.get(key);
  if (check === undefined) {
    at.at('key').error(unknownAttribute(key), suggestion(key, SUGGESTED));
    return;
  }
  check(values, at.at('values'));
  check(notValues, at.at('notValues'));
}

/** Checks that a CUSTOM policy asks for nothing that its provider is not told. */
export function checkCustomCondition(key: string, at: Place): void {
  if (!CUSTOM_FORBIDDEN.has(key) && !key.startsWith('request.auth.')) return;
  at.error(
    `A policy with action CUSTOM cannot ask for ${key}.`,
    'Put the condition into another policy with ALLOW or DENY.',
  );
}

function unknownAttribute(key: string): string {
  if (key === 'destination.namespace')
    return 'The destination is in the namespace of the policy; Istio has no attribute for it.';
  if (key.startsWith('destination.labels'))
    return 'The destination is what the selector of the policy selects; Istio has no attribute for it.';
  if (key === 'destination.name' || key === 'destination.user')
    return `${key} was an attribute of v1alpha1 policies and is none any more.`;
  return `Istio knows no attribute ${quote(key)}.`;
}
