/** The most bytes that the API server takes in one request, and so in one object. */
export const LARGEST = 3 << 20;

/** Whether an object is certainly larger than the API server takes: not all of it is counted, so that none is wrongly refused. */
export function isTooLarge(manifest: object): boolean {
  return rest(manifest, LARGEST) < 0;
}

/** What of a budget is left behind a value. The walk ends where it is used up: aliases may make the value far larger than its text. */
function rest(value: unknown, budget: number): number {
  if (typeof value === 'string') return budget - value.length;
  if (typeof value !== 'object' || value === null) return budget - 1;
  let left = budget;
  for (const [key, entry] of Object.entries(value)) {
    if (left < 0) return left;
    left = rest(entry, left - (Array.isArray(value) ? 1 : key.length));
  }
  return left;
}
