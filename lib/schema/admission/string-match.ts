import type { StringMatch } from '../../../imports/istio.generated';
import type { Place } from './place';
import { regexProblem } from './regular-expression';

/** A StringMatch with its members side by side, as they come from YAML. */
export interface AnyMatch {
  readonly exact?: string;
  readonly prefix?: string;
  readonly regex?: string;
}

/** The members of a StringMatch. */
export function members(match: StringMatch | undefined): AnyMatch {
  return (match ?? {}) as AnyMatch;
}

/** Checks the regex of a match. */
export function checkRegex(match: StringMatch | undefined, at: Place): void {
  const { regex } = members(match);
  if (regex !== undefined) at.at('regex').errorIf(regexProblem(regex));
}

/** Checks a match of anything but a path: there an empty prefix is refused. */
export function checkStringMatch(match: StringMatch | undefined, at: Place): void {
  if (members(match).prefix === '')
    at.at('prefix').error('The prefix is empty, which Envoy refuses.', 'Leave the match out to match everything.');
  checkRegex(match, at);
}
