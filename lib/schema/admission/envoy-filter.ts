import type {
  EnvoyFilterEnvoyConfigObjectMatch,
  EnvoyFilterEnvoyConfigObjectPatch,
  EnvoyFilterListenerMatch,
  EnvoyFilterListenerMatchFilterMatch,
  EnvoyFilterSpec,
} from '../../../imports/istio.generated';
import type { Resource } from '../../mesh/resource';
import { compileRegex } from '../../model/regex';
import { quote } from '../structure/describe';
import { FILTER_NAMES, HTTP_CONNECTION_MANAGERS } from './envoy-filter-names';
import type { Place } from './place';
import { LONGEST_REGEX } from './regular-expression';
import { checkWorkloadSelector } from './selectors';

type MatchKind = 'listener' | 'routeConfiguration' | 'cluster';

/** What a patch of each class matches. Others (BOOTSTRAP, EXTENSION_CONFIG, LISTENER_FILTER) match anything. */
const MATCHES: ReadonlyMap<string, MatchKind> = new Map<string, MatchKind>([
  ['LISTENER', 'listener'],
  ['FILTER_CHAIN', 'listener'],
  ['NETWORK_FILTER', 'listener'],
  ['HTTP_FILTER', 'listener'],
  ['ROUTE_CONFIGURATION', 'routeConfiguration'],
  ['VIRTUAL_HOST', 'routeConfiguration'],
  ['HTTP_ROUTE', 'routeConfiguration'],
  ['CLUSTER', 'cluster'],
]);

/** What istiod's webhook asks of an EnvoyFilter, but for the types inside `patch.value`: those are Envoy's. */
export function admitEnvoyFilter({ spec }: Resource<EnvoyFilterSpec>, object: Place): void {
  const at = object.at('spec');
  object.warn(
    'envoy-filter-internals',
    'An EnvoyFilter patches configuration that Istio generates, which any release may generate differently.',
    'Use another API where there is one, and look at it before each upgrade.',
  );
  if (!checkWorkloadSelector(spec.workloadSelector, at.at('workloadSelector'))) return;
  spec.configPatches?.forEach((patch, index) => {
    if (patch.match?.context !== 'WAYPOINT') checkPatch(patch, at.at('configPatches').at(index));
  });
}

function checkPatch({ applyTo = 'INVALID', match, patch }: EnvoyFilterEnvoyConfigObjectPatch, at: Place): void {
  const operation = patch?.operation ?? 'INVALID';
  if (applyTo === 'INVALID')
    at.at('applyTo').error('The patch does not say what it changes.', 'Add applyTo, like HTTP_FILTER.');
  else if (patch === undefined) at.at('patch').error('The patch is missing.', 'Add patch with operation and value.');
  else if (operation === 'INVALID')
    at.at('patch')
      .at('operation')
      .error('The patch does not say what to do.', 'Add operation, like MERGE or INSERT_BEFORE.');
  else if (operation !== 'REMOVE' && patch.value === undefined)
    at.at('patch').at('value').error(`${operation} needs something to put there.`, 'Add value.');
  else if (match !== undefined) checkMatch(applyTo, match, at.at('match'));
}

/** The kinds of a match side by side, as they come from YAML. */
type AnyMatch = Readonly<Partial<Record<MatchKind | 'waypoint', object>>>;

function checkMatch(applyTo: string, match: EnvoyFilterEnvoyConfigObjectMatch, at: Place): void {
  if (!checkVersion(match.proxy?.proxyVersion, at.at('proxy').at('proxyVersion'))) return;
  const needed = MATCHES.get(applyTo);
  const given = match as AnyMatch;
  if (needed === undefined) return;
  if (given[needed] !== undefined) {
    if (needed === 'listener') checkListener(applyTo, given.listener as EnvoyFilterListenerMatch, at.at('listener'));
    return;
  }
  const other = (['listener', 'routeConfiguration', 'cluster', 'waypoint'] as const).find(
    (kind) => given[kind] !== undefined,
  );
  if (other !== undefined)
    at.at(other).error(
      `A patch of ${applyTo} needs a match of kind ${needed}; this one is of kind ${other} and is never met.`,
      `Use match.${needed}, or leave the match out.`,
    );
}

/** Checks the proxy version and says whether it can be compiled. */
function checkVersion(version: string | undefined, at: Place): boolean {
  if (!version) return true;
  if (Buffer.byteLength(version) > LONGEST_REGEX) {
    at.warn(
      'envoy-filter-match-ignored',
      `The regex has more than ${LONGEST_REGEX} bytes, so that Istio ignores it.`,
      'Shorten it.',
    );
    return true;
  }
  const { error } = compileRegex(version);
  if (error !== undefined) at.error(`${quote(version)} is no RE2 regular expression (${error}).`);
  return error === undefined;
}

function checkListener(applyTo: string, { filterChain }: EnvoyFilterListenerMatch, listener: Place): void {
  const filter: EnvoyFilterListenerMatchFilterMatch | undefined = filterChain?.filter;
  if (filter === undefined) return;
  const at = listener.at('filterChain').at('filter');
  if (applyTo === 'LISTENER' || applyTo === 'FILTER_CHAIN') {
    at.warn(
      'envoy-filter-match-ignored',
      `${applyTo} is not inside a filter, so that the filter match does nothing.`,
      'Remove it, or use NETWORK_FILTER or HTTP_FILTER.',
    );
  }
  const { name, subFilter } = filter;
  if (!name) at.at('name').error('The filter match has no name, so that it is never met.', 'Add name.');
  else if (subFilter !== undefined && applyTo !== 'HTTP_FILTER')
    at.at('subFilter').error(
      'A subFilter is an HTTP filter, which only HTTP_FILTER patches.',
      'Use applyTo HTTP_FILTER, or remove subFilter.',
    );
  else if (subFilter !== undefined && !HTTP_CONNECTION_MANAGERS.has(name))
    at.at('name').error(
      `HTTP filters are inside the HTTP connection manager, and ${quote(name)} is none.`,
      'Write envoy.filters.network.http_connection_manager.',
    );
  else if (subFilter !== undefined && !subFilter.name)
    at.at('subFilter').at('name').error('The subFilter match has no name, so that it is never met.', 'Add name.');
  else {
    checkName(name, at.at('name'));
    checkName(subFilter?.name ?? '', at.at('subFilter').at('name'));
  }
}

function checkName(name: string, at: Place): void {
  const current = FILTER_NAMES.get(name);
  if (current !== undefined)
    at.warn('envoy-filter-deprecated-name', `${name} is the old name of ${current}.`, `Write ${current}.`);
}
