import type { Answer } from './answer';
import { blocked, found, passthrough } from './answers';
import type { Call } from './call';
import type { Entered } from './enter';
import { explainObjects } from './explain-objects';
import { explainRoutes } from './explain-routes';
import { alwaysAborts, forward } from './forward';
import type { HttpRoute } from './http-route';
import { httpsLocation, locationOf } from './location';
import { answersPreflight } from './preflight';
import type { ProxyState } from './proxy-state';
import type { Request } from './request';
import type { Trace } from './trace';
import type { VirtualHost } from './virtual-host';

/** Decides what a virtual host does with a request. */
export function decideHttp(
  state: ProxyState,
  request: Request,
  virtualHost: VirtualHost,
  entered: Entered,
  trace: Trace | undefined,
): Answer {
  const { call, matched } = entered;
  matched.claims = entered.claims;
  if (virtualHost.requiresTls && call.forwardedProto !== 'https') {
    trace?.say('The server redirects plain HTTP to https.');
    return found(call, 'redirect', 301, trace, httpsLocation(call));
  }
  if (trace !== undefined) {
    explainObjects(state, request, virtualHost, trace);
    explainRoutes(virtualHost, matched, trace);
  }
  const route = virtualHost.routeFor(matched);
  if (route === undefined) {
    trace?.say('No route takes the request: 404.');
    return found(call, 'not-found', 404, trace);
  }
  if (trace !== undefined && route.source !== undefined) {
    trace.taken = { virtualService: route.source.virtualService, layer: 'http', index: route.source.ruleIndex };
  }
  // Routes that send nothing on have no CORS for Envoy, whatever their text says.
  if (route.action.kind === 'forward' && !alwaysAborts(route.action) && answersPreflight(route.cors, call)) {
    trace?.say('The proxy answers the CORS preflight itself.');
    return found(call, 'direct-response', 200, trace);
  }
  return act(state, request, call, route, virtualHost, entered, trace);
}

function act(
  state: ProxyState,
  request: Request,
  call: Call,
  route: HttpRoute,
  virtualHost: VirtualHost,
  entered: Entered,
  trace: Trace | undefined,
): Answer {
  const { action } = route;
  switch (action.kind) {
    case 'redirect':
      return found(call, 'redirect', action.status, trace, locationOf(call, route.path, action));
    case 'direct':
      if (virtualHost.name === 'block_all') return blocked(call, action.status, trace);
      return found(call, 'direct-response', action.status, trace);
    case 'passthrough':
      return passthrough(call, trace);
    case 'none':
      trace?.say('The redirect has a status that Envoy does not know, and the route no action: 404.');
      return found(call, 'not-found', 404, trace);
    case 'forward':
      return forward(state, request, call, route, action, entered, trace);
  }
}
