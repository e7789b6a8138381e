import type { HttpMatch } from '../mesh/virtual-services';
import { claimPath } from '../model/claim-name';
import { quoteRegex } from '../model/regex';
import type { StringMatch } from '../routing/condition';
import type { HttpRoute } from '../routing/http-route';
import type { PathMatch } from '../routing/path-match';
import { asWritten, exactly, type Field, type FieldTest, inAnyCase, matches, passes } from './classes/field-test';

/** What a route asks of one field: that a test comes out like this. */
export interface Condition {
  readonly test: FieldTest;
  readonly wanted: boolean;
}

/** Whether a value, or its absence, is what a condition asks for. */
export function fulfils({ test, wanted }: Condition, value: string | undefined): boolean {
  return passes(test, value) === wanted;
}

/** Everything a route asks of a request. */
export function conditionsOf({ path, source }: HttpRoute): readonly Condition[] {
  const asked = source?.match === undefined ? [] : matchConditions(source.match);
  return isAnyPath(path) ? asked : [{ test: pathTest(path), wanted: true }, ...asked];
}

function isAnyPath({ kind, value }: PathMatch): boolean {
  return kind === 'prefix' && value === '/';
}

function pathTest(path: PathMatch): FieldTest {
  if (path.kind === 'regex') return matches('path', path.value);
  const { value } = path;
  const test =
    path.kind === 'segments'
      ? { ...matches('path', `${quoteRegex(value)}(?:/.*)?`, [value, `${value}/`]) }
      : path.kind === 'exact'
        ? exactly('path', value)
        : asWritten('path', { prefix: value });
  return path.ignoreCase ? inAnyCase(test) : test;
}

function matchConditions(match: HttpMatch): readonly Condition[] {
  const conditions: Condition[] = [];
  for (const [name, pattern] of patterns(match.headers)) {
    conditions.push({ test: asWritten(headerField(name), pattern), wanted: true });
  }
  for (const [name, pattern] of patterns(match.withoutHeaders)) conditions.push(without(headerField(name), pattern));
  for (const field of ['method', 'authority', 'scheme'] as const) {
    const pattern = match[field];
    if (pattern !== undefined) conditions.push({ test: asWritten(field, pattern), wanted: true });
  }
  for (const [name, pattern] of patterns(match.queryParams)) {
    conditions.push({ test: asWritten(`query:${name}`, pattern), wanted: true });
  }
  return conditions;
}

/** A missing header counts as an empty one, unless its mere presence is asked for. */
function without(field: Field, pattern: StringMatch): Condition {
  const test = asWritten(field, pattern);
  const asksPresence = test.isSimple && test.literals.length === 0;
  return {
    test: asksPresence || field.startsWith('claim:') ? test : { ...test, absent: passes(test, '') },
    wanted: false,
  };
}

/** The field that `headers` of a match mean: pseudo headers and claims can be asked for like headers. */
function headerField(name: string): Field {
  const claim = claimPath(name);
  if (claim !== undefined) return `claim:${JSON.stringify(claim)}`;
  const key = name.toLowerCase();
  if (key === ':authority' || key === 'host') return 'authority';
  if (key === ':method' || key === ':path' || key === ':scheme') return key.slice(1) as Field;
  return `header:${key}`;
}

function patterns(written: object | undefined): readonly [string, StringMatch][] {
  return Object.entries(written ?? {}).map(([name, pattern]) => [name, (pattern ?? {}) as StringMatch]);
}
