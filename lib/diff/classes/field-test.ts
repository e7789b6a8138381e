import { compileRegex, quoteRegex } from '../../model/regex';
import type { StringMatch } from '../../routing/condition';

/** A part of a request that routes and policies look at: `path`, `method`, `authority`, `header:x-group`, `query:page`, `claim:["iss"]`. */
export type Field = 'path' | 'method' | 'authority' | 'scheme' | `${'header' | 'query' | 'claim'}:${string}`;

/** One question that a mesh asks of a field. */
export interface FieldTest {
  readonly field: Field;
  /** RE2, for the whole value. */
  readonly regex: string;
  /** What the answer is for a request without the field. */
  readonly absent: boolean;
  /** Values that people would expect in an example. */
  readonly literals: readonly string[];
  /** Whether literals, and literals with something behind them, show every way in which it can come out. */
  readonly isSimple: boolean;
}

/** Whether a value, or a request without the field, passes. */
export function passes({ regex, absent }: FieldTest, value: string | undefined): boolean {
  return value === undefined ? absent : (compileRegex(regex).regex?.matches(value) ?? false);
}

const ANYTHING = '(?s:.*)';

/** The field is exactly this. */
export function exactly(field: Field, text: string): FieldTest {
  return { field, regex: quoteRegex(text), absent: false, literals: [text], isSimple: true };
}

/** The field begins with this. */
export function beginsWith(field: Field, text: string): FieldTest {
  return { field, regex: `${quoteRegex(text)}${ANYTHING}`, absent: false, literals: [text], isSimple: true };
}

/** The field is there. */
export function isThere(field: Field, example = ''): FieldTest {
  return { field, regex: ANYTHING, absent: false, literals: example === '' ? [] : [example], isSimple: true };
}

/** The field, as a whole, matches a regular expression. */
export function matches(field: Field, regex: string, literals: readonly string[] = []): FieldTest {
  return { field, regex, absent: false, literals, isSimple: false };
}

/** The same question without regard to case. */
export function inAnyCase(test: FieldTest): FieldTest {
  return { ...test, regex: `(?i:${test.regex})`, isSimple: false };
}

/** A pattern as Istio writes it; `{}` and the regex `*` ask for presence alone. */
export function asWritten(field: Field, pattern: StringMatch): FieldTest {
  if (typeof pattern.exact === 'string') return exactly(field, pattern.exact);
  if (typeof pattern.prefix === 'string') return beginsWith(field, pattern.prefix);
  if (typeof pattern.regex === 'string' && pattern.regex !== '*') return matches(field, pattern.regex);
  return isThere(field);
}

/** A pattern of an AuthorizationPolicy: `*`, `*end`, `begin*` or the text itself. */
export function asPolicyPattern(field: Field, pattern: string): FieldTest {
  if (pattern === '*') return matches(field, '(?s:.+)');
  if (pattern.startsWith('*')) return matches(field, `${ANYTHING}${quoteRegex(pattern.slice(1))}`);
  return pattern.endsWith('*') ? beginsWith(field, pattern.slice(0, -1)) : exactly(field, pattern);
}
