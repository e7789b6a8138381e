import { mayOverlap } from './conjunction';
import type { Match } from './match';
import { type PathCondition, trimmed } from './path';
import { conditionCount } from './when';

/** Routes that stand or fall together: what one `route()` call asks for. */
export interface Ranked {
  readonly path: PathCondition | undefined;
  /** The matches of the call, one of which must hold. */
  readonly matches: readonly Match[];
}

/** Sort key: exact paths, then regexes, then prefixes from long to short, then everything else. */
function pathRank(path: PathCondition | undefined): { readonly group: number; readonly length: number } {
  if (path === undefined) return { group: 3, length: 0 };
  if (typeof path === 'string') {
    const base = trimmed(path);
    return base === '' ? { group: 3, length: 0 } : { group: 2, length: base.length };
  }
  if ('exact' in path) return { group: 0, length: path.exact.length };
  if ('regex' in path) return { group: 1, length: 0 };
  // "/api/" as a prefix says what the path "/api" says of everything below it.
  return { group: 2, length: trimmed(path.prefix).length };
}

function conditions(ranked: Ranked): number {
  return Math.min(...ranked.matches.map(conditionCount));
}

/** More specific first; 0 where nothing orders the two. */
export function compareSpecificity(a: Ranked, b: Ranked): number {
  const [rankA, rankB] = [pathRank(a.path), pathRank(b.path)];
  return rankA.group - rankB.group || rankB.length - rankA.length || conditions(b) - conditions(a);
}

/** Whether some request satisfies both, so that their order decides where it goes. */
export function overlap(a: Ranked, b: Ranked): boolean {
  return a.matches.some((one) => b.matches.some((other) => mayOverlap(one, other)));
}

/** Sorted by specificity, and the pairs that overlap while nothing orders them. The order of calls never matters. */
export function rank<T extends Ranked>(entries: readonly T[]): { readonly sorted: T[]; readonly ties: [T, T][] } {
  const sorted = [...entries].sort(compareSpecificity);
  const ties: [T, T][] = [];
  for (let first = 0; first < sorted.length; first++) {
    for (let second = first + 1; second < sorted.length; second++) {
      const [a, b] = [sorted[first]!, sorted[second]!];
      if (compareSpecificity(a, b) !== 0) break;
      if (overlap(a, b)) ties.push([a, b]);
    }
  }
  return { sorted, ties };
}
