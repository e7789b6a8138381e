import type { Answer, Outcome, Target } from './answer';
import type { Call } from './call';
import { caveatsOf } from './caveats';
import { commandCaveats, commandsOf } from './command-caveats';
import type { Entered } from './enter';
import { explainTargets } from './explain-targets';
import type { Destination, ForwardAction, HttpRoute } from './http-route';
import { judge } from './judge';
import type { ProxyState } from './proxy-state';
import type { Request } from './request';
import type { TargetFacts } from './target-facts';
import type { Trace } from './trace';
import { upstreamOf } from './upstream';

/** What does not depend on the request: where a route's requests go. */
export interface Resolved {
  readonly facts: readonly TargetFacts[];
  readonly targets: readonly Target[];
  readonly policies: Answer['policies'];
  readonly mirrors: Answer['mirrors'];
  readonly outcome: Outcome;
  readonly mtls: boolean;
  /** The destination whose request is shown; the others are shown where they differ. */
  readonly main: Destination | undefined;
  readonly isGuarded: boolean;
  readonly caveats: readonly string[];
  /** Values of headers with commands of Envoy. */
  readonly commands: readonly string[];
}

/** Sends a request on. */
export function forward(
  state: ProxyState,
  request: Request,
  call: Call,
  route: HttpRoute,
  action: ForwardAction,
  entered: Entered,
  trace: Trace | undefined,
): Answer {
  route.resolved ??= resolve(state, action);
  const base = route.resolved;
  if (trace !== undefined) explainTargets(base.facts, trace);
  const upstream = upstreamOf(call, route.path, action, base.main);
  let { targets, outcome, caveats } = base;
  if (base.commands.length > 0) caveats = [...caveats, ...commandCaveats(base.commands, call)];
  let status = statusOf(outcome, action);
  if (base.main !== undefined) {
    targets = targets.map((target, at) => {
      const own = action.destinations[at];
      return own === base.main ? target : { ...target, upstream: upstreamOf(call, route.path, action, own) };
    });
  }
  if (alwaysAborts(action)) outcome = 'route';
  else if (base.isGuarded) {
    const passage = { state, request, received: call, claims: entered.forwarded, trace };
    const judged = base.facts.map((facts, at) =>
      judge(facts, { ...passage, upstream: targets[at]?.upstream ?? upstream }),
    );
    targets = targets.map((target, at) => ({ ...target, ...withProblem(target.problem ?? judged[at]?.problem) }));
    caveats = [...caveats, ...new Set(judged.flatMap((judgement) => judgement.caveats))];
    outcome = outcomeOf(targets);
    if (outcome !== base.outcome) status = judged.find(({ problem }) => problem === outcome)?.status ?? 503;
  }
  return {
    outcome,
    status,
    destinations: targets,
    redirect: undefined,
    upstream,
    timeout: action.timeout,
    retries: action.retries,
    mirrors: base.mirrors,
    fault: action.fault,
    policies: base.policies,
    mtls: base.mtls && outcome !== 'reset',
    caveats,
    trace: trace?.lines ?? [],
  };
}

/** With a share of the requests that passes, the rest is said at its target alone. */
export function outcomeOf(targets: readonly Target[]): Outcome {
  const order = ['denied', 'unauthorized', 'reset', 'no-endpoints', 'no-cluster'] as const;
  if (targets.length > 0 && targets.some(({ problem }) => problem === undefined)) return 'route';
  return order.find((problem) => targets.some((target) => target.problem === problem)) ?? 'no-cluster';
}

/** A target as the answer shows it. */
export function toTarget(
  { cluster, share }: Pick<Destination, 'cluster' | 'share'>,
  problem: Target['problem'],
): Target {
  const { host, subset, port } = cluster;
  return { host, subset, port, weight: share, ...withProblem(problem) };
}

function withProblem(problem: Target['problem']): Pick<Target, 'problem'> {
  return problem === undefined ? {} : { problem };
}

function statusOf(outcome: Outcome, { fault, missingStatus }: ForwardAction): number | null {
  // Envoy spoils a request before it looks for the cluster. gRPC says its status in a header of a 200.
  if (fault?.abort !== undefined && fault.abort.percentage >= 100) return fault.abort.httpStatus ?? 200;
  if (outcome === 'no-cluster') return missingStatus;
  return outcome === 'no-endpoints' ? 503 : null;
}

/** Whether no request of the route reaches a target. */
export function alwaysAborts({ fault }: ForwardAction): boolean {
  return (fault?.abort?.percentage ?? 0) >= 100;
}

function resolve(state: ProxyState, action: ForwardAction): Resolved {
  const facts = action.destinations.map(({ cluster }) => state.facts(cluster, 'HTTP'));
  const targets = action.destinations.map((destination, at) => toTarget(destination, facts[at]?.problem));
  const outcome = outcomeOf(targets);
  const differs = action.destinations.some(
    ({ headers, authority }) => headers !== undefined || authority !== undefined,
  );
  return {
    facts,
    targets,
    policies: facts.map(({ policy }) => policy),
    mirrors: action.mirrors.map(({ cluster, percentage }) => ({ ...cluster, percentage })),
    outcome,
    mtls: outcome === 'route' && facts.every(({ mtls, problem }) => mtls || problem !== undefined),
    main: differs ? heaviest(action) : undefined,
    isGuarded: facts.some(({ isGuarded }) => isGuarded),
    caveats: caveatsOf(state, facts),
    commands: commandsOf(action),
  };
}

/** The destination with the largest share; of equal ones the first. */
function heaviest({ destinations }: ForwardAction): Destination | undefined {
  return destinations.reduce<Destination | undefined>(
    (best, next) => (best === undefined || next.share > best.share ? next : best),
    undefined,
  );
}
