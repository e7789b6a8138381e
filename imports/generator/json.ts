/**
 * JSON that reviews well: keys in order, one line per entry of the second level.
 * Equal values give equal text, however they were built.
 */
export function stableJson(value: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(sorted(value) as Record<string, unknown>).map(([key, entry]) => {
    const isRecord = typeof entry === 'object' && entry !== null && !Array.isArray(entry);
    if (!isRecord) return `${JSON.stringify(key)}: ${JSON.stringify(entry)}`;
    const lines = Object.entries(entry).map(([name, inner]) => `${JSON.stringify(name)}:${JSON.stringify(inner)}`);
    return `${JSON.stringify(key)}: {\n${lines.join(',\n')}\n}`;
  });
  return `{\n${entries.join(',\n')}\n}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
