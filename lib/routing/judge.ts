import type { Target, Upstream } from './answer';
import { Call } from './call';
import { forwardedFor } from './forwarded-for';
import type { Guard } from './guard';
import type { ProxyState } from './proxy-state';
import type { ClaimValue, Request } from './request';
import type { TargetFacts } from './target-facts';
import type { Trace } from './trace';

/** What the servers behind one target say to a request. */
export interface Judgement {
  readonly problem: Target['problem'];
  readonly status: number | null;
  readonly caveats: readonly string[];
}

/** A request on its way to a server. */
export interface Passage {
  readonly state: ProxyState;
  readonly request: Request;
  readonly upstream: Upstream;
  /** The request as the proxy before got it. */
  readonly received: Call;
  /** What is left of the token. */
  readonly claims: Readonly<Record<string, ClaimValue>> | undefined;
  readonly trace: Trace | undefined;
}

/** Asks the servers behind a target. When they do not agree, the request passes, with a caveat. */
export function judge({ guards, host }: TargetFacts, passage: Passage): Judgement {
  const caveats: string[] = [];
  const refusals: Judgement[] = [];
  for (const guard of guards) {
    const judgement = ask(guard, host, passage);
    caveats.push(...judgement.caveats);
    if (judgement.problem !== undefined) refusals.push(judgement);
  }
  const [first] = refusals;
  if (first !== undefined && refusals.length === guards.length) return { ...first, caveats };
  if (first !== undefined) caveats.push(`Some of the workloads of ${host} refuse this request (${first.problem}).`);
  return { problem: undefined, status: null, caveats };
}

function ask(guard: Guard, host: string, { state, request, upstream, received, claims, trace }: Passage): Judgement {
  const where = `The workloads of ${host}`;
  if (guard.refusal !== undefined) {
    trace?.say(`${where} close the connection: ${guard.refusal}.`);
    return { problem: 'reset', status: 503, caveats: [] };
  }
  if (guard.server.isAmbient) {
    return {
      problem: undefined,
      status: null,
      caveats: [`${where} are in ambient mode, whose policies are not simulated.`],
    };
  }
  const { authority, path, headers } = upstream;
  const { from, method = 'GET', port, source } = request;
  const sent = { 'x-forwarded-proto': received.forwardedProto, ...received.onSeveralLines(headers) };
  const call = new Call({ from, host: authority, port, path, method, headers: sent, ...(source && { source }) });
  const authentication = guard.isHttp ? guard.authenticator?.authenticate(claims, call) : undefined;
  if (authentication?.accepted === false) {
    const { status, reason } = authentication;
    trace?.say(`${where} refuse the token: ${reason}`);
    return { problem: status === 401 ? 'unauthorized' : 'denied', status, caveats: [] };
  }
  const known = authentication?.caveats ?? [];
  if (guard.authorizer === undefined) return { problem: undefined, status: null, caveats: known };
  const verdict = guard.authorizer.judge({
    principal: guard.wire === 'mtls' ? state.principal : undefined,
    port: guard.port,
    sni: guard.sni,
    isHttp: guard.isHttp,
    claims: authentication?.claims,
    // Behind a gateway the connection comes from its pod, and the client's address is what it wrote down last.
    sourceAddress: 'gateway' in from ? undefined : source,
    remoteAddress: guard.isHttp ? ('gateway' in from ? source : forwardedFor(call, 1)) : undefined,
    call: authentication?.headers === undefined ? call : call.withHeaders(authentication.headers),
  });
  trace?.say(`${where}: ${verdict.reason}`);
  const caveats = [...known, ...verdict.caveats];
  if (verdict.allowed) return { problem: undefined, status: null, caveats };
  return { problem: 'denied', status: guard.isHttp ? 403 : null, caveats };
}
