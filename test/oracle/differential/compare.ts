import { isDeepStrictEqual } from 'node:util';
import type { Answer as Simulated, Target } from '../../../lib/routing';
import { clusterName } from '../../../lib/routing/http-route';
import { type Answer, addedByEnvoy } from '../answer';
import type { Verdict } from './ask-server';

/** One thing that the simulator says and Envoy does not. */
export interface Difference {
  readonly field: string;
  readonly ours: unknown;
  readonly theirs: unknown;
}

/** Where a simulated answer and Envoy's with the verdict of the destination's proxy differ; empty where they agree in everything that can be seen. */
export function compare(ours: Simulated, theirs: Answer, verdict?: Verdict): readonly Difference[] {
  const left = ourSide(ours, theirs, verdict);
  const right: Side = { ...theirSide(theirs), ...(verdict && { server: verdict }) };
  return Object.keys(right)
    .filter((field) => !isDeepStrictEqual(left[field], right[field]))
    .map((field) => ({ field, ours: left[field], theirs: right[field] }));
}

/** What became of a request by Envoy, in the simulator's word. */
export function outcomeOf(answer: Answer): string {
  return String(theirSide(answer)['outcome']);
}

type Side = Readonly<Record<string, unknown>>;

/** What can be said of Envoy's answer, in the simulator's words. */
function theirSide(answer: Answer): Side {
  const { by, status, details, cluster, route } = answer;
  if (by === 'closed' || by === 'nobody') return { outcome: 'closed' };
  if (by === 'upstream') {
    const seen = seenSide(answer);
    if (cluster === 'PassthroughCluster') return { outcome: 'passthrough', ...seen };
    return { outcome: 'route', cluster, ...seen, ...routeSide(answer) };
  }
  if (details === 'cluster_not_found') return { outcome: 'no-cluster', status, ...routeSide(answer) };
  if (details === 'fault_filter_abort') return { outcome: 'route', status };
  if (details?.startsWith('rbac_access_denied')) return { outcome: 'denied', status };
  if (details?.startsWith('jwt_authn_access_denied'))
    return { outcome: status === 401 ? 'unauthorized' : 'denied', status };
  if (details === 'route_not_found') return { outcome: 'not-found', status };
  if (answer.headers['location'] !== undefined)
    return { outcome: 'redirect', status, location: answer.headers['location'] };
  if (details === 'no_healthy_upstream') return { outcome: 'blocked' };
  const isBlocked = route?.name === 'block_all';
  return { outcome: isBlocked ? 'blocked' : 'direct-response', status };
}

/** The request as the upstream got it. */
function seenSide({ upstream }: Answer): Side {
  return { path: upstream?.path, authority: upstream?.authority, headers: ownHeaders(upstream?.headers ?? {}) };
}

function routeSide({ route, shares }: Answer): Side {
  if (route?.route === undefined) return {};
  const { timeout, retryPolicy, requestMirrorPolicies = [] } = route.route as unknown as Forwarding;
  return {
    shares: sum(shares.map(({ cluster, percent }) => [cluster, percent])),
    timeout,
    retries: retryPolicy
      ? {
          attempts: retryPolicy.numRetries ?? 1,
          perTryTimeout: retryPolicy.perTryTimeout ?? '0s',
          retryOn: [retryPolicy.retryOn, ...(retryPolicy.retriableStatusCodes ?? [])].join(','),
        }
      : null,
    mirrors: sum(
      requestMirrorPolicies.map(({ cluster, runtimeFraction }) => [
        cluster,
        percent(runtimeFraction?.defaultValue ?? {}),
      ]),
    ),
  };
}

interface Forwarding {
  readonly timeout: string;
  readonly retryPolicy?: {
    readonly numRetries?: number;
    readonly perTryTimeout?: string;
    readonly retryOn: string;
    readonly retriableStatusCodes?: readonly number[];
  };
  readonly requestMirrorPolicies?: readonly {
    readonly cluster: string;
    readonly runtimeFraction?: { readonly defaultValue: Fraction };
  }[];
}

interface Fraction {
  readonly numerator?: number;
  readonly denominator?: 'HUNDRED' | 'TEN_THOUSAND' | 'MILLION';
}

function percent({ numerator = 0, denominator = 'HUNDRED' }: Fraction): number {
  return numerator / { HUNDRED: 1, TEN_THOUSAND: 100, MILLION: 10_000 }[denominator];
}

/** The simulator's answer; of a weighted route, as the destination sees it that Envoy chose this time. */
function ourSide(answer: Simulated, theirs: Answer, verdict?: Verdict): Side {
  const { cluster, details } = theirs;
  const { outcome, status, destinations, redirect } = answer;
  if (theirs.by === 'closed' && status === null && destinations.some(isMissing)) return { outcome: 'closed' };
  if (destinations.length > 0) {
    // Several destinations may have one cluster and differ in what they do to headers.
    const named = destinations.filter((target) => nameOf(target) === cluster);
    const isSeen = ({ upstream = answer.upstream }: Target) => isDeepStrictEqual(flat(upstream), seenSide(theirs));
    const chosen = named.find(isSeen) ?? named[0];
    const seen = chosen?.upstream ?? answer.upstream;
    const aborts = status !== null && answer.fault?.abort !== undefined && outcome === 'route';
    const missed =
      chosen === undefined ? destinations.some(isMissing) && details === 'cluster_not_found' : isMissing(chosen);
    return {
      outcome: !aborts && missed ? 'no-cluster' : 'route',
      // With other destinations that exist, the answer does not tell the status of one that is missing.
      status: missed && outcome !== 'no-cluster' ? theirs.status : status,
      cluster: chosen && nameOf(chosen),
      server: verdictOf(chosen?.problem, verdict),
      ...flat(seen),
      shares: sum(destinations.map((target) => [nameOf(target), target.weight])),
      timeout: answer.timeout,
      retries: answer.retries && { ...answer.retries },
      mirrors: sum(answer.mirrors.map((mirror) => [clusterName(mirror), mirror.percentage])),
    };
  }
  const isClosed = outcome === 'reset' || (status === null && (outcome === 'blocked' || outcome === 'denied'));
  if (isClosed) return { outcome: 'closed', status };
  return { outcome, status, location: redirect?.location, ...flat(answer.upstream) };
}

/** What a target's problem means to a connection: where requests are not read, it is closed when it is denied. */
function verdictOf(problem: Target['problem'], theirs: Verdict | undefined): Verdict {
  if (problem === undefined) return 'passed';
  if (problem === 'unauthorized') return problem;
  return problem === 'denied' && theirs === 'denied' ? 'denied' : 'closed';
}

function flat({ path, authority, headers }: Simulated['upstream']): Side {
  return { path, authority, headers: ownHeaders(headers) };
}

function isMissing({ problem }: Target): boolean {
  return problem === 'no-cluster';
}

function nameOf(target: Target): string {
  return clusterName(target);
}

/** Headers apart from those that Envoy adds on its own account, and from the token that claims stand for. */
function ownHeaders(headers: Readonly<Record<string, string>>): Side {
  const own = Object.entries(headers).filter(
    ([name]) => name !== 'host' && name !== 'authorization' && !addedByEnvoy.has(name),
  );
  return Object.fromEntries(own.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The shares of each name, to a hundredth of a percent. */
function sum(shares: readonly (readonly [string, number])[]): Side {
  const total: Record<string, number> = {};
  for (const [name, share] of shares) total[name] = (total[name] ?? 0) + share;
  return Object.fromEntries(Object.entries(total).map(([name, share]) => [name, Math.round(share * 100) / 100]));
}
