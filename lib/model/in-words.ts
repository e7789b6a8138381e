/** Any value as a message can show it: text and numbers as they are, everything else by what it is. */
export function inWords(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'function' ? 'a function' : String(value);
}

/** Any value as a message speaks of it where something else was due: `the text "v2"`, `a list`, `undefined`. */
export function describeValue(value: unknown): string {
  return typeof value === 'string' ? `the text "${value}"` : inWords(value);
}
