import type { Level } from '../model/finding';
import { formatOutcome, formatPercent, formatTarget } from '../output/story';
import type { Answer, Outcome } from '../routing';
import { type Asked, ask, type ShortRequest } from './asked';
import { type DestinationLike, formatExpected, isExpected, toExpected } from './expected';
import { noFindings } from './findings';
import type { MeshSource } from './mesh-of';
import { checkShares, comparesSplit } from './split';

/** What a matcher says: as vitest and jest want it. */
export interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}

const DENIED: ReadonlySet<Outcome> = new Set(['denied', 'unauthorized']);
const ALLOWED: ReadonlySet<Outcome> = new Set(['route', 'passthrough']);
const REJECTED: ReadonlySet<Outcome> = new Set(['not-found', 'blocked', 'reset']);

/**
 * Matchers about traffic, for `expect.extend`.
 *
 * @example
 * import { expect } from 'vitest';
 * import { matchers, serializer } from 'cdk8s-istio/vitest';
 *
 * expect.extend(matchers);
 * expect.addSnapshotSerializer(serializer);
 */
export const matchers = {
  /** Every request goes to the destination: all of it, if it is split among several subsets of the same. */
  toRoute(mesh: MeshSource, request: ShortRequest, to: DestinationLike): MatcherResult {
    const asked = ask(mesh, request);
    const expected = toExpected(to);
    const { outcome, destinations } = asked.answer;
    const pass = outcome === 'route' && destinations.every((target) => isExpected(target, expected));
    return result(pass, asked, `to go to ${formatExpected(expected)}`);
  },

  /** Requests are shared out in these percentages: by subset, or by host where there are no subsets. */
  toSplit(mesh: MeshSource, request: ShortRequest, shares: Readonly<Record<string, number>>): MatcherResult {
    const asked = ask(mesh, request);
    checkShares(shares);
    const pass = asked.answer.outcome === 'route' && comparesSplit(asked.answer.destinations, shares);
    const words = Object.entries(shares).map(([name, share]) => `${formatPercent(share)} ${name}`);
    return result(pass, asked, `to be split into ${words.join(', ')}`);
  },

  /** The client is redirected there. */
  toRedirect(mesh: MeshSource, request: ShortRequest, location: string | RegExp): MatcherResult {
    const asked = ask(mesh, request);
    const actual = asked.answer.redirect?.location;
    const isThere =
      typeof location === 'string' ? actual === location : actual !== undefined && actual.search(location) >= 0;
    return result(asked.answer.outcome === 'redirect' && isThere, asked, `to be redirected to ${location}`);
  },

  /** Policy refuses the request, at the gateway or at the service. */
  toDeny(mesh: MeshSource, request: ShortRequest): MatcherResult {
    const asked = ask(mesh, request);
    return result(DENIED.has(asked.answer.outcome), asked, 'to be denied by policy');
  },

  /** The request gets to a service, and nothing on the way refuses it. */
  toAllow(mesh: MeshSource, request: ShortRequest): MatcherResult {
    const asked = ask(mesh, request);
    const { outcome, destinations } = asked.answer;
    const pass = ALLOWED.has(outcome) && destinations.every(({ problem }) => problem === undefined);
    return result(pass, asked, 'to be allowed');
  },

  /** No route takes the request: 404, a closed connection, or 502 where the mesh lets out only what it knows. */
  toReject(mesh: MeshSource, request: ShortRequest): MatcherResult {
    const asked = ask(mesh, request);
    return result(REJECTED.has(asked.answer.outcome), asked, 'to find no route');
  },

  /** The checks of `synth` and `lint` find nothing at or over the level. */
  toHaveNoFindings(mesh: MeshSource, options: { readonly level?: Level } = {}): MatcherResult {
    return noFindings(mesh, options);
  },
};

function result(pass: boolean, { answer, story }: Asked, expectation: string): MatcherResult {
  return {
    pass,
    message: () => `expected the request ${pass ? 'not ' : ''}${expectation}; it ${tell(answer)}\n\n${story}`,
  };
}

function tell(answer: Answer): string {
  if (answer.outcome !== 'route' || answer.destinations.length < 2) return formatOutcome(answer);
  const shares = answer.destinations.map((target) => `${formatPercent(target.weight)} to ${formatTarget(target)}`);
  return `goes ${shares.join(', ')}`;
}
