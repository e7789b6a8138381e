import type { IConstruct } from 'constructs';
import { type Place, report } from '../model/problem';
import type { ShapeOf } from '../model/shape';
import { unknownKeys } from '../model/unknown-keys';
import type { Match } from './match';
import { formatPathCondition } from './path';
import { type Ranked, rank } from './specificity';
import { toMatches, type When } from './when';
import { whenProblems } from './when-problems';

/** A `route()` call of a service in versions: which requests, to which version. */
interface Pin extends Ranked {
  readonly to: string;
  readonly place: Place;
}

/** What `route()` is asked. */
interface PinnedRoute {
  readonly when: When;
  readonly to: string;
}

/** The keys of a {@link PinnedRoute}; of `when`, its own problems speak. */
const PINNED_ROUTE = { when: true, to: true } satisfies ShapeOf<PinnedRoute>;

/** A pin as it is written. */
export interface NamedPin {
  /** The version and a number: `v2-1`. */
  readonly name: string;
  readonly matches: readonly Match[];
  readonly to: string;
}

const madeAt = new WeakMap<Match, Place>();

/** The call that asked for a match, if it is a pin's own: what is said of a route elsewhere names that line, too. */
export function placeOfPin(match: Match): Place | undefined {
  return madeAt.get(match);
}

/** The requests that always take one version, whatever the split. */
export class Pins {
  readonly #owner: IConstruct;
  readonly #pins: Pin[] = [];

  /** @param owner - the construct that is told what is wrong with them */
  constructor(owner: IConstruct) {
    this.#owner = owner;
  }

  /** Adds a pin, and reports a condition that cannot be one. */
  add(route: PinnedRoute, place: Place): void {
    const { when, to } = route;
    const problems = [...unknownKeys(route, PINNED_ROUTE), ...whenProblems(when)];
    for (const problem of problems) report(this.#owner, `route to "${to}" ${problem}`, [place]);
    if (problems.length > 0) return;
    const matches = toMatches(when);
    for (const match of matches) madeAt.set(match, place);
    this.#pins.push({ path: when.path, matches, to, place });
  }

  /** What all of them ask for. */
  get conditions(): readonly Match[] {
    return this.#pins.flatMap((pin) => pin.matches);
  }

  /** The first call that made one, if any did. */
  get firstPlace(): Place | undefined {
    return this.#pins[0]?.place;
  }

  /** Most specific first, numbered in that order. Two that nothing orders and that lead to different versions are reported. */
  ordered(): NamedPin[] {
    const { sorted, ties } = rank(this.#pins);
    for (const [a, b] of ties) {
      if (a.to === b.to) continue;
      const what = `routes to "${a.to}" and "${b.to}" for ${formatPathCondition(a.path)} ask for equally much, and some requests satisfy both`;
      report(this.#owner, `${what}; add a condition to one of them`, [a.place, b.place]);
    }
    const counts = new Map<string, number>();
    return sorted.map(({ matches, to }) => {
      const count = (counts.get(to) ?? 0) + 1;
      counts.set(to, count);
      return { name: `${to}-${count}`, matches, to };
    });
  }
}
