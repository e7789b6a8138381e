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
  const none = found(call, 'route', null, trace);
  const passage = { state, request, upstream: none.upstream, claims: undefined, trace };
  const judged = facts.map((fact) => judge(fact, passage));
  const targets = destinations.map((to, at) => toTarget(to, facts[at]?.problem ?? judged[at]?.problem));
  const outcome = outcomeOf(targets);
  return {
    ...none,
    outcome,
    destinations: targets,
    mtls: outcome === 'route' && facts.every((fact, at) => fact.mtls || targets[at]?.problem !== undefined),
    caveats: [...entered.caveats, ...caveatsOf(state, facts), ...new Set(judged.flatMap(({ caveats }) => caveats))],
  };
}
