import type { Answer } from './answer';
import { blocked, found, passthrough, reset } from './answers';
import { Call } from './call';
import type { ChainError } from './choose-chain';
import { decideHttp } from './decide-http';
import { decideLayer4 } from './decide-layer4';
import { enter } from './enter';
import { TAKEN_OFF } from './headers-of-envoy';
import { isRefusedPath } from './normalize-path';
import type { ProxyState } from './proxy-state';
import { refusedRoutes } from './refused-routes';
import type { Request } from './request';
import type { Trace } from './trace';

/** Follows a request from its connection to its end. */
export function decide(state: ProxyState, request: Request, trace: Trace | undefined): Answer {
  return withCaveats(follow(state, request, trace), state.caveats);
}

function follow(state: ProxyState, request: Request, trace: Trace | undefined): Answer {
  const { listener, chain, table, virtualHost } = state.locate(request);
  if (listener === undefined || chain === undefined) {
    trace?.say(`No Gateway that selects these pods has a server on port ${request.port}: the connection is refused.`);
    return reset(new Call(request), null, trace);
  }
  trace?.say(`The connection arrives at listener ${listener.name}.`);
  if (typeof chain === 'string') {
    trace?.say(`${refusals[chain]} The connection is reset.`);
    return reset(new Call(request), null, trace);
  }
  const { target } = chain;
  const isRead = target.kind === 'http';
  const overwritesProto = state.proxy.kind === 'gateway' && state.trustedProxies === 0;
  const takesOff = isRead ? TAKEN_OFF[state.proxy.kind] : undefined;
  const call = new Call(request, {
    isTls: chain.tls !== undefined,
    isRead,
    overwritesProto,
    ...(takesOff && { takesOff }),
  });
  if (isRead && call.isProtoOverwritten) {
    trace?.say(
      `The gateway believes no proxy before it (numTrustedProxies is 0): x-forwarded-proto becomes ${call.forwardedProto}.`,
    );
  }
  if (target.kind === 'passthrough' || target.kind === 'inbound') {
    trace?.say(`No service has ${request.host}:${request.port}: the outbound traffic policy lets it pass.`);
    return passthrough(call, trace);
  }
  if (target.kind === 'blackhole') {
    trace?.say(`No service has ${request.host}:${request.port}: the outbound traffic policy is REGISTRY_ONLY.`);
    return blocked(call, null, trace);
  }
  if (target.kind === 'tcp') return decideLayer4(state, request, call, target, trace);
  if (request.protocol === 'TCP' || (request.tls !== undefined && chain.tls === undefined)) {
    trace?.say('The listener reads HTTP, and this is none that it can read.');
    return reset(call, null, trace);
  }
  if (isRefusedPath(call.pathAndQuery)) {
    trace?.say('The path holds bytes that no path may hold: the proxy refuses it with 400.');
    return found(call, 'direct-response', 400, trace);
  }
  const entered = enter(state, request, call, true, trace);
  if ('outcome' in entered) return entered;
  const refused = table === undefined ? [] : refusedRoutes(table, state.index.refusable);
  const caveats = [...entered.caveats, ...refused];
  if (virtualHost === undefined) {
    trace?.say(`Route configuration ${table?.name} has no virtual host for ${call.authority}.`);
    return withCaveats(found(call, 'not-found', 404, trace), caveats);
  }
  trace?.say(
    `Route configuration ${table?.name}, virtual host ${virtualHost.name} (${virtualHost.domains.join(', ')}).`,
  );
  return withCaveats(decideHttp(state, request, virtualHost, entered, trace), caveats);
}

/** What is not known of the proxy itself holds for every outcome; what a service's proxy says as well is said once. */
function withCaveats(answer: Answer, caveats: readonly string[]): Answer {
  return caveats.length === 0 ? answer : { ...answer, caveats: [...new Set([...caveats, ...answer.caveats])] };
}

const refusals: Readonly<Record<ChainError, string>> = {
  'no filter chains matched': 'No server of the port takes this SNI.',
  'multiple filter chains matched': 'Several filter chains take this connection alike.',
  'invalid TLS': 'The server ends TLS, and the client speaks plain text.',
  'invalid mTLS': "The server wants another certificate than the client's.",
};
