import type { Answer, Target } from './answer';
import type { Call } from './call';
import type { ForwardAction, HttpRoute } from './http-route';
import type { MeshIndex } from './mesh-index';
import type { ProxyState } from './proxy-state';
import type { Request } from './request';
import type { Trace } from './trace';
import { upstreamOf } from './upstream';

/** What does not depend on the request: where a route's requests go. */
interface Resolved {
  readonly targets: readonly Target[];
  readonly mirrors: Answer['mirrors'];
  readonly outcome: 'route' | 'no-cluster' | 'no-endpoints';
  readonly mtls: boolean;
  readonly hasOwnHeaders: boolean;
}

const resolved = new WeakMap<ForwardAction, Resolved>();

/** Sends a request on. */
export function forward(
  _index: MeshIndex,
  state: ProxyState,
  _request: Request,
  call: Call,
  route: HttpRoute,
  action: ForwardAction,
  trace: Trace | undefined,
): Answer {
  const { targets, mirrors, outcome, mtls, hasOwnHeaders } = resolve(state, action);
  const main = hasOwnHeaders ? heaviest(action) : undefined;
  const upstream = upstreamOf(call, route.path, action, main?.headers);
  const destinations = hasOwnHeaders
    ? targets.map((target, at) => {
        const own = action.destinations[at];
        return own === main ? target : { ...target, upstream: upstreamOf(call, route.path, action, own?.headers) };
      })
    : targets;
  const abort = action.fault?.abort;
  const status =
    outcome === 'route'
      ? abort && abort.percentage >= 100
        ? (abort.httpStatus ?? 200)
        : null
      : statusOf(outcome, action);
  return {
    outcome,
    status,
    destinations,
    redirect: undefined,
    upstream,
    timeout: action.timeout,
    retries: action.retries,
    mirrors,
    fault: action.fault,
    mtls,
    caveats: [],
    trace: trace?.lines ?? [],
  };
}

function statusOf(outcome: 'no-cluster' | 'no-endpoints', { missingStatus }: ForwardAction): number {
  return outcome === 'no-cluster' ? missingStatus : 503;
}

function resolve(state: ProxyState, action: ForwardAction): Resolved {
  const known = resolved.get(action);
  if (known !== undefined) return known;
  const facts = action.destinations.map(({ cluster }) => state.facts(cluster));
  const targets = action.destinations.map(({ cluster, share }, at): Target => {
    const problem = facts[at]?.problem;
    return {
      host: cluster.host,
      subset: cluster.subset,
      port: cluster.port,
      weight: share,
      ...(problem && { problem }),
    };
  });
  const problems = new Set(targets.map(({ problem }) => problem));
  const made: Resolved = {
    targets,
    mirrors: action.mirrors.map(({ cluster, percentage }) => ({ ...cluster, percentage })),
    outcome: problems.has(undefined) ? 'route' : problems.has('no-endpoints') ? 'no-endpoints' : 'no-cluster',
    mtls:
      facts.length > 0 && facts.every(({ mtls, problem }) => mtls || problem !== undefined) && problems.has(undefined),
    hasOwnHeaders: action.destinations.some(({ headers }) => headers !== undefined),
  };
  resolved.set(action, made);
  return made;
}

/** The destination with the largest share; of equal ones the first. */
function heaviest({ destinations }: ForwardAction): ForwardAction['destinations'][number] | undefined {
  return destinations.reduce<ForwardAction['destinations'][number] | undefined>(
    (best, next) => (best === undefined || next.share > best.share ? next : best),
    undefined,
  );
}
