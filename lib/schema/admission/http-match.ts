import type { HTTPMatchRequest } from '../../../imports/istio.generated';
import { quote } from '../structure/describe';
import { isLabel } from './dns';
import { checkGatewayNames } from './gateway-names';
import { matchedHeaderProblem } from './headers';
import { checkLabels } from './labels';
import type { Place } from './place';
import { checkPort } from './ports';
import { checkRegex, checkStringMatch, members } from './string-match';

/** Checks which requests a route is for. */
export function checkHttpMatch(match: HTTPMatchRequest, at: Place): void {
  checkHeaderMatches(match, at);
  // Envoy takes an empty prefix of a path, and of nothing else.
  checkRegex(match.uri, at.at('uri'));
  for (const field of ['scheme', 'method', 'authority'] as const) checkStringMatch(match[field], at.at(field));
  for (const [name, value] of Object.entries(match.queryParams ?? {}))
    checkStringMatch(value, at.at('queryParams').at(name));
  if (match.port) checkPort(match.port, at.at('port'));
  checkLabels(match.sourceLabels, at.at('sourceLabels'));
  checkGatewayNames(match.gateways, at.at('gateways'));
  if (match.sourceNamespace && !isLabel(match.sourceNamespace))
    at.at('sourceNamespace').error(`${quote(match.sourceNamespace)} is no namespace.`);
}

function checkHeaderMatches(match: HTTPMatchRequest, at: Place): void {
  for (const [name, value] of Object.entries(match.headers ?? {})) {
    const place = at.at('headers').at(name);
    place.errorIf(matchedHeaderProblem(name));
    checkStringMatch(value, place);
  }
  for (const [name, value] of Object.entries(match.withoutHeaders ?? {})) {
    const place = at.at('withoutHeaders').at(name);
    place.errorIf(matchedHeaderProblem(name));
    // `*` is no regex; Istio takes it for "the header is there".
    if (members(value).regex !== '*') checkStringMatch(value, place);
  }
}
