import type { AuthorizationPolicySpec, Rule } from '../../../imports/istio.generated';
import type { Resource } from '../../mesh/resource';
import { checkCondition, checkCustomCondition } from './authorization-condition';
import { checkOperation } from './authorization-operation';
import { checkCustomSource, checkSource, hasTcpAttributes } from './authorization-source';
import type { Place } from './place';
import { checkTargets } from './selectors';

/** What istiod's webhook asks of an AuthorizationPolicy. */
export function admitAuthorizationPolicy({ spec }: Resource<AuthorizationPolicySpec>, object: Place): void {
  const at = object.at('spec');
  const { action = 'ALLOW', provider } = spec;
  const rules = spec.rules ?? [];
  checkTargets(spec, at);
  if (rules.length === 0 && (action === 'DENY' || action === 'CUSTOM')) {
    at.at('rules').error(
      `${action} without rules is about no request.`,
      'Add a rule; an empty one, {}, is for every request.',
    );
  } else if (action === 'CUSTOM' && !provider?.name) {
    at.at('provider')
      .at('name')
      .error(
        'CUSTOM asks an extension provider, and none is named.',
        'Set provider.name to one of meshConfig.extensionProviders.',
      );
  }
  if (provider !== undefined && action !== 'CUSTOM')
    at.at('provider').error(
      `Only CUSTOM asks a provider, and the action is ${action}.`,
      'Remove provider, or set action to CUSTOM.',
    );
  rules.forEach((rule, index) => {
    const place = at.at('rules').at(index);
    if (action === 'CUSTOM') checkCustom(rule, place);
    checkRule(rule, place);
    if (action !== 'DENY' || !onlyHttp(rule)) return;
    place.warn(
      'deny-on-tcp-ports',
      'The rule has HTTP attributes only, which a TCP port does not have: it denies all traffic to TCP ports.',
      'Add to.operation.ports with the HTTP ports.',
    );
  });
}

function checkRule({ from = [], to = [], when = [] }: Rule, at: Place): void {
  from.forEach(({ source }, index) => {
    const place = at.at('from').at(index).at('source');
    if (source === undefined) place.error('The entry says nothing of where a request comes from.', 'Add source.');
    else checkSource(source, place);
  });
  to.forEach(({ operation }, index) => {
    const place = at.at('to').at(index).at('operation');
    if (operation === undefined) place.error('The entry says nothing of what a request does.', 'Add operation.');
    else checkOperation(operation, place);
  });
  when.forEach((condition, index) => {
    checkCondition(condition, at.at('when').at(index));
  });
}

function checkCustom({ from = [], when = [] }: Rule, at: Place): void {
  from.forEach(({ source }, index) => {
    if (source !== undefined) checkCustomSource(source, at.at('from').at(index).at('source'));
  });
  when.forEach(({ key }, index) => {
    checkCustomCondition(key ?? '', at.at('when').at(index).at('key'));
  });
}

/** Whether nothing in the rule means anything for a TCP connection. */
function onlyHttp({ from = [], to = [] }: Rule): boolean {
  const sources = from.flatMap(({ source }) => source ?? []);
  const operations = to.flatMap(({ operation }) => operation ?? []);
  if (operations.length > 0) return !operations.some(({ ports, notPorts }) => ports?.length || notPorts?.length);
  return sources.length > 0 && !sources.some(hasTcpAttributes);
}
