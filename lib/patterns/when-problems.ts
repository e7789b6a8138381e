import { describeValue } from '../model/in-words';
import { isMapping } from '../model/mapping';
import { isReference } from '../model/reference';
import { unknownKeys } from '../model/unknown-keys';
import { pathProblem } from './path';
import { conditionCount, toMatches, WHEN, type When } from './when';

/** What is wrong with a condition that the types let through, as sentences. */
export function whenProblems(when: When): string[] {
  if (!isObject(when))
    return [`has ${describeValue(when)} for "when"; it is an object, like { headers: { 'x-version': 'v2' } }`];
  const problems = [...unknownKeys(when, WHEN), ...mapProblems(when), ...cookieProblems(when)];
  const methods: readonly unknown[] = when.method === undefined ? [] : [when.method].flat();
  if (when.method !== undefined && methods.length === 0)
    problems.push('asks for one of no methods, which no request has');
  for (const method of methods) {
    if (typeof method !== 'string')
      problems.push(`asks for the method ${describeValue(method)}; a method is text, like 'GET'`);
  }
  for (const source of [when.source, when.source?.namespace]) {
    if (source !== undefined && Object(source) !== source)
      problems.push(`has ${describeValue(source)} in "source"; give labels, or a Namespace`);
  }
  const path = pathProblem(when.path);
  if (path !== undefined) problems.push(`has a path that cannot match: ${path}`);
  if (problems.length > 0) return problems;
  if (toMatches(when).some((match) => conditionCount(match) === 0))
    problems.push('asks for nothing, so that it would take every request');
  return problems;
}

/** A value that is not there would leave a condition that every request satisfies. */
function mapProblems(when: When): string[] {
  return (['headers', 'withoutHeaders', 'query', 'cookie'] as const).flatMap((kind) => {
    const map: unknown = when[kind];
    if (map === undefined) return [];
    if (!isObject(map)) return [`has ${describeValue(map)} for "${kind}"; it is an object of conditions by name`];
    return Object.entries(map).flatMap(([name, condition]) => {
      const known =
        kind === 'cookie' ? typeof condition === 'string' : typeof condition === 'string' || isObject(condition);
      return known
        ? []
        : [`compares "${name}" in "${kind}" with ${describeValue(condition)}; give the text it has to be`];
    });
  });
}

function cookieProblems(when: When): string[] {
  const problems: string[] = [];
  const cookies = isObject(when.cookie) ? Object.keys(when.cookie) : [];
  const header = Object.entries(when.headers ?? {}).find(([name]) => name.toLowerCase() === 'cookie');
  if (cookies.length > 1)
    problems.push(
      `asks for ${cookies.length} cookies (${cookies.join(', ')}); Istio sees all cookies as one header and can ask for one`,
    );
  if (cookies.length > 0 && header !== undefined) {
    problems.push('asks for a cookie and for the header "cookie" at once, and only one of the two would be kept');
  }
  const text: unknown = header?.[1];
  if (typeof text === 'string' || (isObject(text) && 'exact' in text)) {
    problems.push(
      'compares the whole header "cookie", which holds all cookies of the browser; ask for one by name with "cookie"',
    );
  }
  return problems;
}

function isObject(value: unknown): value is object {
  return isMapping(value) && !isReference(value);
}
