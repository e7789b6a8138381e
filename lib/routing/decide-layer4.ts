import type { Answer } from './answer';
import { found, reset } from './answers';
import type { Call } from './call';
import { caveatsOf } from './caveats';
import { enter } from './enter';
import { explainTargets } from './explain-targets';
import { outcomeOf, toTarget } from './forward';
import { judge } from './judge';
import type { Layer4Target } from './listener';
import type { ProxyState } from './proxy-state';
import type { Request } from './request';
import { sniOf } from './sni';
import type { TargetFacts } from './target-facts';
import type { Trace } from './trace';

/** Sends a connection on whose bytes the proxy does not read. */
export function decideLayer4(
  state: ProxyState,
  request: Request,
  call: Call,
  { destinations, source, rule }: Layer4Target,
  trace: Trace | undefined,
): Answer {
  const entered = enter(state, request, call, false, trace);
  if ('outcome' in entered) return entered;
  if (source !== undefined)
    trace?.say(`${source.resource.kind} ${source.namespace}/${source.name} routes the connection.`);
  if (trace !== undefined && source !== undefined && rule !== undefined)
    trace.taken = { virtualService: source, ...rule };
  if (destinations.length === 0) return reset(call, null, trace);
  const facts = destinations.map(({ cluster }) => state.facts(cluster, 'TCP'));
  if (trace !== undefined) explainTargets(facts, trace);
  const resolved = facts.find(isResolvedHere)?.cluster?.service;
  if (resolved !== undefined && state.proxy.kind === 'sidecar') {
    const sni = sniOf(request);
    const own = {
      principal: undefined,
      claims: undefined,
      sourceAddress: request.source,
      remoteAddress: undefined,
      port: request.port,
      isHttp: false,
    };
    const { allowed, reason } = state.outboundAuthorizer(resolved.namespace).judge({ ...own, sni, call });
    if (!allowed) {
      trace?.say(`Policies that select the client count for names that its proxy resolves: ${reason}`);
      return found(call, 'denied', null, trace);
    }
  }
  const none = found(call, 'route', null, trace);
  const passage = { state, request, upstream: none.upstream, received: call, claims: entered.forwarded, trace };
  const judged = facts.map((fact) => judge(fact, passage));
  const targets = destinations.map((to, at) => toTarget(to, facts[at]?.problem ?? judged[at]?.problem));
  const outcome = outcomeOf(targets);
  return {
    ...none,
    outcome,
    destinations: targets,
    policies: facts.map(({ policy }) => policy),
    mtls: outcome === 'route' && facts.every((fact, at) => fact.mtls || targets[at]?.problem !== undefined),
    caveats: [...entered.caveats, ...caveatsOf(state, facts), ...new Set(judged.flatMap(({ caveats }) => caveats))],
  };
}

/** Whether the client's proxy itself looks up the name that the client asks for. */
function isResolvedHere({ cluster }: TargetFacts): boolean {
  return cluster?.service.resolution === 'DYNAMIC_DNS' && cluster.service.host.startsWith('*');
}
