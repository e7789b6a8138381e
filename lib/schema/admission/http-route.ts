import type { HTTPMirrorPolicy, HTTPRoute, HTTPRouteDestination } from '../../../imports/istio.generated';
import { checkAuthority } from './authority';
import { checkCors } from './cors';
import { checkDestination, checkWeights } from './destination';
import { checkDuration } from './durations';
import { checkFault } from './fault';
import { checkHeaders } from './headers';
import { checkDirectResponse, checkRedirect, checkRewrite } from './http-actions';
import { checkHttpMatch } from './http-match';
import type { Place } from './place';
import { checkRetries } from './retries';

/** Checks one http route. */
export function checkHttpRoute(route: HTTPRoute, delegate: boolean, at: Place): void {
  if (!delegate && route.delegate !== undefined) checkRoot(route, at);
  else checkActions(route, delegate, at);
  const matches = at.at('match').errorsOnly();
  route.match?.forEach((match, index) => {
    checkHttpMatch(match, matches.at(index));
  });
  checkHeaders(route.headers, at.at('headers'));
  checkCors(route.corsPolicy, at.at('corsPolicy'));
  checkFault(route.fault, at.at('fault'));
  checkMirrors(route, at);
  if (route.redirect !== undefined) checkRedirect(route.redirect, route.match ?? [], at.at('redirect'));
  if (route.directResponse !== undefined) checkDirectResponse(route.directResponse, at.at('directResponse'));
  checkRetries(route.retries, at.at('retries'));
  if (route.rewrite !== undefined) checkRewrite(route.rewrite, at.at('rewrite'));
  checkAuthority(route, at);
  checkDestinations(route.route ?? [], at.at('route'));
  checkDuration(route.timeout, at.at('timeout'));
}

function checkRoot(route: HTTPRoute, at: Place): void {
  for (const action of ['redirect', 'route'] as const) {
    if (route[action] === undefined || (action === 'route' && !route.route?.length)) continue;
    at.at(action).error(
      `The route hands requests to a delegate, whose routes decide; ${action} would never apply.`,
      `Remove ${action}, or delegate.`,
    );
  }
}

function checkActions(route: HTTPRoute, delegate: boolean, at: Place): void {
  if (delegate && route.delegate !== undefined)
    at.at('delegate').error(
      'A delegate cannot delegate further: Istio follows one step.',
      'Name the last one in the root VirtualService.',
    );
  const answer =
    route.redirect !== undefined ? 'redirect' : route.directResponse !== undefined ? 'directResponse' : undefined;
  if (answer === undefined) {
    if (!route.route?.length)
      at.error('The route says nothing to do with a request.', 'Add route, redirect or directResponse.');
  } else {
    for (const other of ['route', 'fault', 'rewrite', 'directResponse'] as const) {
      if (other === answer || route[other] === undefined || (other === 'route' && !route.route?.length)) continue;
      at.at(other).error(
        `${answer} answers the request at once, so ${other} would never apply.`,
        `Remove ${other}, or ${answer}.`,
      );
    }
  }
  if (route.mirror !== undefined && route.mirrors?.length)
    at.at('mirror').error('mirror and mirrors say the same thing twice.', 'Keep mirrors.');
}

function checkMirrors(route: HTTPRoute, at: Place): void {
  const percent = route.mirrorPercent ?? route.mirror_percent;
  if (percent !== undefined && percent !== null) {
    const place = at.at('mirrorPercent');
    if (percent > 100) place.error(`${percent} is no percentage: they go from 0 to 100.`);
    place.warn('deprecated-field', 'mirrorPercent is kept for compatibility only.', 'Use mirrorPercentage.value.');
  }
  checkShare(route.mirrorPercentage?.value, at.at('mirrorPercentage').at('value'));
  checkDestination(route.mirror, at.at('mirror'));
  route.mirrors?.forEach(({ destination, percentage }: HTTPMirrorPolicy, index) => {
    const place = at.at('mirrors').at(index);
    if (destination === undefined) place.at('destination').error('The mirror has no destination.');
    checkDestination(destination, place.at('destination'));
    checkShare(percentage?.value, place.at('percentage').at('value'));
  });
}

function checkShare(percent: number | undefined, at: Place): void {
  if (percent !== undefined && (percent < 0 || percent > 100))
    at.error(`${percent} is no percentage: they go from 0 to 100.`);
}

function checkDestinations(route: readonly HTTPRouteDestination[], at: Place): void {
  route.forEach(({ destination, headers }, index) => {
    const place = at.at(index);
    if (destination === undefined) place.at('destination').error('The route has no destination.');
    checkHeaders(headers, place.at('headers'));
    checkDestination(destination, place.at('destination'));
  });
  checkWeights(route, at);
}
