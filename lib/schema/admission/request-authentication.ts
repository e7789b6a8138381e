import type { JWTRule, RequestAuthenticationSpec } from '../../../imports/istio.generated';
import type { Resource } from '../../mesh/resource';
import { quote } from '../structure/describe';
import { parseUrl } from '../url';
import { checkDuration } from './durations';
import { checkJwks } from './jwks';
import type { Place } from './place';
import { checkTargets } from './selectors';

/** What istiod's webhook asks of a RequestAuthentication. */
export function admitRequestAuthentication({ spec }: Resource<RequestAuthenticationSpec>, object: Place): void {
  const at = object.at('spec');
  checkTargets(spec, at);
  spec.jwtRules?.forEach((rule, index) => {
    checkJwtRule(rule, at.at('jwtRules').at(index));
  });
}

function checkJwtRule(rule: JWTRule, at: Place): void {
  const uri = rule.jwksUri ?? rule.jwks_uri ?? '';
  if (!rule.issuer && !uri)
    at.at('issuer').error('Neither issuer nor jwksUri says whose tokens are meant.', 'Add issuer.');
  if (uri) at.at('jwksUri').errorIf(uriProblem(uri));
  if (rule.jwks) checkJwks(rule.jwks, at.at('jwks'));
  for (const field of ['audiences', 'fromParams', 'fromCookies'] as const) {
    rule[field]?.forEach((value, index) => {
      if (value === '') at.at(field).at(index).error('The value is empty.');
    });
  }
  rule.fromHeaders?.forEach(({ name }, index) => {
    if (!name) at.at('fromHeaders').at(index).at('name').error('The header has no name.');
  });
  rule.outputClaimToHeaders?.forEach(({ claim, header }, index) => {
    const place = at.at('outputClaimToHeaders').at(index);
    if (!claim) place.at('claim').error('The claim has no name.');
    if (!header) place.at('header').error('The header has no name.');
    else if (!/^[-_A-Za-z0-9]+$/.test(header))
      place.at('header').error(`${quote(header)} is no name of a header here: letters, digits, "-" and "_".`);
  });
  checkDuration(rule.timeout, at.at('timeout'));
}

function uriProblem(uri: string): string | undefined {
  const { url, problem } = parseUrl(uri);
  if (url === undefined) return `${quote(uri)} is no URL (${problem}), so the keys cannot be fetched.`;
  if (url.scheme !== 'http' && url.scheme !== 'https')
    return `${quote(uri)} is no http or https URL, so the keys cannot be fetched.`;
  return undefined;
}
