/** What a route changes on the request's headers, in the order in which Envoy does it. */
export interface HeaderRules {
  readonly remove: readonly string[];
  readonly set: readonly HeaderValue[];
  readonly add: readonly HeaderValue[];
}

/** A header to write; the value may hold `%REQ(name)%` and its like. */
export interface HeaderValue {
  readonly name: string;
  readonly value: string;
}

interface Operations {
  readonly request?: {
    readonly set?: Readonly<Record<string, string>>;
    readonly add?: Readonly<Record<string, string>>;
    readonly remove?: readonly string[];
  };
}

/** Reads `headers` of a rule or a destination: what it does to headers, and the authority it sets instead. */
export function toHeaderRules(headers: Operations | undefined): {
  readonly rules: HeaderRules | undefined;
  readonly authority: string;
} {
  const request = headers?.request;
  if (request === undefined) return { rules: undefined, authority: '' };
  const remove = (request.remove ?? []).filter((name) => !isInternal(name)).map((name) => name.toLowerCase());
  const rules = { remove, set: toValues(request.set), add: toValues(request.add) };
  const empty = remove.length === 0 && rules.set.length === 0 && rules.add.length === 0;
  return { rules: empty ? undefined : rules, authority: authorityOf(request.set) || authorityOf(request.add) };
}

/** The rules of a rule and of its only destination as one list. */
export function joinHeaderRules(a: HeaderRules | undefined, b: HeaderRules | undefined): HeaderRules | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return { remove: [...a.remove, ...b.remove], set: [...a.set, ...b.set], add: [...a.add, ...b.add] };
}

/**
 * Applies one list to headers, given by line: first what is removed, then what is overwritten, then what is added. Values
 * are worked out in between, so `%REQ(name)%` no longer sees what is removed, and not yet what is overwritten.
 */
export function applyHeaderRules(
  rules: HeaderRules,
  lines: Map<string, readonly string[]>,
  format: (value: string) => string,
): void {
  for (const name of rules.remove) lines.delete(name);
  // Envoy leaves headers alone whose new value comes out empty.
  const written = (values: readonly HeaderValue[]) =>
    values.map(({ name, value }) => ({ name, value: format(value) })).filter(({ value }) => value !== '');
  const [set, add] = [written(rules.set), written(rules.add)];
  for (const { name, value } of set) lines.set(name, [value]);
  for (const { name, value } of add) lines.set(name, [...(lines.get(name) ?? []), value]);
}

function toValues(values: Readonly<Record<string, string>> | undefined): readonly HeaderValue[] {
  return Object.keys(values ?? {})
    .filter((name) => !isInternal(name))
    .sort()
    .map((name) => ({ name: name.toLowerCase(), value: (values as Readonly<Record<string, string>>)[name] as string }));
}

function authorityOf(values: Readonly<Record<string, string>> | undefined): string {
  const name = Object.keys(values ?? {}).find((key) => /^(:authority|host)$/i.test(key));
  return name === undefined ? '' : ((values as Readonly<Record<string, string>>)[name] ?? '');
}

/** Headers that Envoy does not let a route touch. */
function isInternal(name: string): boolean {
  return name.startsWith(':') || name.toLowerCase() === 'host';
}
