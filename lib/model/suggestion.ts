/** The optimal string alignment distance: insertions, deletions, substitutions and swapped neighbours count one each. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let best = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + cost);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, beforeLast[column - 2]! + 1);
      }
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length]!;
}

/** Longer inputs than any name Kubernetes allows are not worth a search. */
const LONGEST_NAME = 253;

/**
 * The candidate nearest to what was written, or `undefined` when none is near enough to be meant (at most a third of
 * the letters differ). Ties go to the candidate that comes first in alphabetical order, so that messages are stable.
 */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
  if (written.length > LONGEST_NAME) return undefined;
  const limit = Math.max(1, Math.floor(written.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (candidate === written || Math.abs(candidate.length - written.length) > limit) continue;
    const d = distance(written.toLowerCase(), candidate.toLowerCase());
    if (d < bestDistance || (d === bestDistance && best !== undefined && candidate < best)) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best;
}

/** A sentence for a message: `Did you mean "v2"?`, or the names there are when none is near, or that there are none. */
export function suggestion(written: string, candidates: Iterable<string>): string {
  const names = [...new Set(candidates)].sort();
  const near = nearest(written, names);
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (names.length === 0) return 'There are none.';
  const shown = names.slice(0, 8).map((name) => `"${name}"`);
  return `There ${names.length === 1 ? 'is' : 'are'} ${shown.join(', ')}${names.length > 8 ? ` and ${names.length - 8} more` : ''}.`;
}
