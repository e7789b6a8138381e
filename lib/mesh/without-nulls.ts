/**
 * A value with every `null` left out, which is how Kubernetes reads its own kinds: `ports: null` is no ports. What holds
 * no `null` comes back as it is.
 */
export function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.filter((item) => item !== null).map(withoutNulls);
    return items.length === value.length && items.every((item, index) => item === value[index]) ? value : items;
  }
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(value)) {
    const field = (value as Readonly<Record<string, unknown>>)[key];
    const kept = withoutNulls(field);
    if (kept === field && field !== null) continue;
    copy ??= { ...value };
    if (field === null) delete copy[key];
    else copy[key] = kept;
  }
  return copy ?? value;
}
