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

/** The most entries that one mapping may hold: with more of them, none fits into what the API server takes. */
export const MOST_ENTRIES = LARGEST / 3;

/** The most values that one document may hold: the parser keeps some 400 bytes of each at once. */
const MOST_VALUES = 4_000_000;

/** What begins a value: an entry of a mapping or of a list, or a list or mapping between brackets. */
const VALUE = /[,[{]|[:-](?=\s)/g;

/** Whether a document is likely to hold more values than can be kept at once. Signs in its texts count too. */
export function hasTooManyValues(text: string): boolean {
  if (text.length <= LARGEST) return false;
  let values = 0;
  for (const _ of text.matchAll(VALUE)) if (++values > MOST_VALUES) return true;
  return false;
}

/** What is said of a document that `hasTooManyValues`. */
export const TOO_MANY_VALUES = `this document holds more than ${MOST_VALUES.toLocaleString('en')} values: divide it, a List by its items, with lines of "---" between them`;
