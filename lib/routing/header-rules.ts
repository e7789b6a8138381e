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

/** The headers after one list: first what is removed, then what is overwritten, then what is added. */
export function applyHeaderRules(
  rules: HeaderRules,
  headers: Readonly<Record<string, string>>,
  format: (value: string) => string,
): Readonly<Record<string, string>> {
  const result: Record<string, string> = { ...headers };
  for (const name of rules.remove) delete result[name];
  for (const { name, value } of rules.set) {
    const text = format(value);
    // Envoy leaves headers alone whose new value comes out empty.
    if (text !== '') result[name] = text;
  }
  for (const { name, value } of rules.add) {
    const text = format(value);
    if (text !== '') result[name] = Object.hasOwn(result, name) ? `${result[name]},${text}` : text;
  }
  return result;
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
