import type { Answer } from './answer';
import { found } from './answers';
import type { Call } from './call';
import { forwardedFor } from './forwarded-for';
import type { ProxyState } from './proxy-state';
import type { ClaimValue, Request } from './request';
import { sniOf } from './sni';
import type { Trace } from './trace';

/** A request that a gateway lets in. */
export interface Entered {
  /** What a RequestAuthentication of the gateway vouches for; routes can ask for it. */
  readonly claims: Readonly<Record<string, ClaimValue>> | undefined;
  /** The request as the gateway's routes look at it. */
  readonly matched: Call;
  /** The request as it goes on, with the headers that its token made. */
  readonly call: Call;
  /** What the token still says behind the gateway. */
  readonly forwarded: Readonly<Record<string, ClaimValue>> | undefined;
  readonly caveats: readonly string[];
}

const UNREAD = { claims: undefined, headers: undefined, caveats: [] };

/** Asks a gateway's own policies about a request; they come before any route. */
export function enter(
  state: ProxyState,
  request: Request,
  call: Call,
  isHttp: boolean,
  trace: Trace | undefined,
): Entered | Answer {
  const { authenticator, authorizer } = state;
  const authentication = isHttp ? authenticator?.authenticate(request.claims, call) : undefined;
  if (authentication?.accepted === false) {
    trace?.say(`The gateway refuses the token: ${authentication.reason}`);
    return found(call, authentication.status === 401 ? 'unauthorized' : 'denied', authentication.status, trace);
  }
  const { claims, headers, caveats } = authentication ?? UNREAD;
  const forwarded = authentication === undefined ? request.claims : authentication.forwarded;
  const passed = headers === undefined ? call : call.withHeaders(headers);
  // Only a token that is accepted makes Envoy choose the route anew.
  const entered = { claims, forwarded, call: passed, matched: claims === undefined ? call : passed, caveats };
  if (authorizer === undefined) return entered;
  const sni = sniOf(request);
  const remoteAddress = forwardedFor(call, state.trustedProxies);
  const { port, source: sourceAddress } = request;
  const caller = { principal: undefined, port, sni, isHttp, claims, sourceAddress, remoteAddress, call: passed };
  const verdict = authorizer.judge(caller);
  trace?.say(`At the gateway: ${verdict.reason}`);
  const all = [...caveats, ...verdict.caveats];
  if (verdict.allowed) return { ...entered, caveats: all };
  return { ...found(call, 'denied', isHttp ? 403 : null, trace), caveats: all };
}
