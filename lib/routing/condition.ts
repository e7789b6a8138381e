import { compileRegex } from '../model/regex';
import type { Call } from './call';
import type { ClaimValue } from './request';

/** One thing a request must fulfil for a route to take it. */
export interface Condition {
  test(call: Call): boolean;
  /** The condition in words, for the trace. */
  readonly words: () => string;
}

/** A pattern for a string, as Istio writes it; `{}` asks for presence alone. */
export interface StringMatch {
  readonly exact?: unknown;
  readonly prefix?: unknown;
  readonly regex?: unknown;
}

/** How a string is tested, and what the test is called. */
export interface Matcher {
  readonly test: (value: string) => boolean;
  readonly words: string;
}

/** Compiles a pattern; `undefined` for one that asks for presence alone (`{}`, or the regex `*`). A regex RE2 refuses never matches. */
export function stringMatcher(pattern: StringMatch): Matcher | undefined {
  if (typeof pattern.exact === 'string') {
    const { exact } = pattern;
    return { test: (value) => value === exact, words: `is "${exact}"` };
  }
  if (typeof pattern.prefix === 'string') {
    const { prefix } = pattern;
    return { test: (value) => value.startsWith(prefix), words: `begins with "${prefix}"` };
  }
  if (typeof pattern.regex === 'string' && pattern.regex !== '*') {
    const { regex, error } = compileRegex(pattern.regex);
    if (regex === undefined)
      return { test: () => false, words: `matches "${pattern.regex}", which RE2 refuses (${error})` };
    return { test: (value) => regex.matches(value), words: `matches "${pattern.regex}"` };
  }
  return undefined;
}

/** The condition of a header. Names are case-insensitive. */
export function headerCondition(name: string, pattern: StringMatch): Condition {
  const key = name.toLowerCase();
  const matcher = stringMatcher(pattern);
  if (matcher === undefined) {
    return { test: (call) => call.header(key) !== undefined, words: () => `header ${name} is there` };
  }
  return { test: (call) => call.some(key, matcher.test), words: () => `header ${name} ${matcher.words}` };
}

/** The condition that a header does not match. A missing header counts as an empty one. */
export function withoutHeaderCondition(name: string, pattern: StringMatch): Condition {
  const key = name.toLowerCase();
  const matcher = stringMatcher(pattern);
  if (matcher === undefined) {
    return { test: (call) => call.header(key) === undefined, words: () => `header ${name} is absent` };
  }
  return {
    test: (call) => !(call.header(key) === undefined ? matcher.test('') : call.some(key, matcher.test)),
    words: () => `not: header ${name} ${matcher.words}`,
  };
}

/** The condition of a query parameter's first value, undecoded. */
export function queryCondition(name: string, pattern: StringMatch): Condition {
  const matcher = stringMatcher(pattern);
  return {
    test: (call) => {
      const value = call.query(name);
      return value !== undefined && (matcher === undefined || matcher.test(value));
    },
    words: () => `query parameter ${name} ${matcher === undefined ? 'is there' : matcher.words}`,
  };
}

/** The condition of a claim: a string, or a list one of whose strings matches. */
export function claimCondition(path: readonly string[], pattern: StringMatch, inverted: boolean): Condition {
  const matcher = stringMatcher(pattern);
  const found = (value: ClaimValue | undefined): boolean => {
    if (Array.isArray(value)) return value.some((item) => typeof item === 'string' && found(item));
    return typeof value === 'string' && (matcher === undefined || matcher.test(value));
  };
  return {
    test: (call) => found(claimAt(call.claims, path)) !== inverted,
    words: () =>
      `${inverted ? 'not: ' : ''}claim ${path.join('.')} ${matcher === undefined ? 'is there' : matcher.words}`,
  };
}

/** The value at a path of nested claims. */
export function claimAt(
  claims: Readonly<Record<string, ClaimValue>> | undefined,
  path: readonly string[],
): ClaimValue | undefined {
  let value: ClaimValue | undefined = claims;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Readonly<Record<string, ClaimValue>>)[step];
  }
  return value;
}
