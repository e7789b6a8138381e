import { hostCovers } from '../model/host-name';

/** Of every pair of overlapping hosts, the narrower one. */
export function intersect(a: readonly string[], b: readonly string[]): readonly string[] {
  const shared = new Set<string>();
  for (const left of a) {
    for (const right of b) {
      if (hostCovers(right, left)) shared.add(left);
      else if (hostCovers(left, right)) shared.add(right);
    }
  }
  return [...shared];
}
