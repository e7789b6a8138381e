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

interface PathRank {
  /** Exact paths, then regexes, then prefixes, then everything else. */
  readonly group: number;
  readonly length: number;
  /** The path itself, where another one of the same rank would exclude it. */
  readonly text: string;
}

function pathRank(path: PathCondition | undefined): PathRank {
  if (typeof path === 'object' && 'exact' in path) return { group: 0, length: path.exact.length, text: path.exact };
  if (typeof path === 'object' && 'regex' in path) return { group: 1, length: 0, text: '' };
  // "/api/" as a prefix says what the path "/api" says of everything below it.
  const base = trimmed(typeof path === 'object' ? path.prefix : (path ?? ''));
  return { group: base === '' ? 3 : 2, length: base.length, text: base };
}

function conditions(ranked: Ranked): number {
  return Math.min(...ranked.matches.map(conditionCount));
}

/** More specific first; 0 where nothing orders the two and one request may satisfy both paths. */
function compareSpecificity(a: Ranked, b: Ranked): number {
  const [rankA, rankB] = [pathRank(a.path), pathRank(b.path)];
  return (
    rankA.group - rankB.group ||
    rankB.length - rankA.length ||
    compareText(rankA.text, rankB.text) ||
    conditions(b) - conditions(a)
  );
}

/** Whether some request satisfies both, so that their order decides where it goes. */
export function overlap(a: Ranked, b: Ranked): boolean {
  return a.matches.some((one) => b.matches.some((other) => mayOverlap(one, other)));
}

/** Sorted by specificity, and the pairs that overlap while nothing orders them. The order of calls never matters. */
export function rank<T extends Ranked>(entries: readonly T[]): { readonly sorted: T[]; readonly ties: [T, T][] } {
  const texts = new Map(entries.map((entry) => [entry, JSON.stringify([entry.path, entry.matches])]));
  const sorted = [...entries].sort(
    (a, b) => compareSpecificity(a, b) || compareText(texts.get(a) ?? '', texts.get(b) ?? ''),
  );
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

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
