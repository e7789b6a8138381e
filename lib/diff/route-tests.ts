import type { HttpRoute } from '../routing/http-route';
import { asWritten, exactly, type FieldTest, isThere, matches } from './classes/field-test';

/**
 * What a route looks at beside its conditions: the origin of a CORS preflight, headers that it changes or copies, and
 * the places of the path that a regular expression rewrites. Two routes can differ in these alone.
 */
export function routeTests({ cors, action }: HttpRoute): readonly FieldTest[] {
  const tests: FieldTest[] = [];
  if (cors !== undefined) {
    tests.push(exactly('method', 'OPTIONS'), isThere('header:access-control-request-method', 'GET'));
    tests.push(isThere('header:origin', 'https://shop.example'));
    const origins = cors.allowOrigins ?? (cors.allowOrigin ?? []).map((exact) => ({ exact }));
    for (const origin of origins) if (origin.exact !== '*') tests.push(asWritten('header:origin', origin));
  }
  if (action.kind !== 'forward') return tests;
  const rules = [action.headers, ...action.destinations.map(({ headers }) => headers)];
  for (const header of rules.flatMap((own) => [...(own?.set ?? []), ...(own?.add ?? [])])) {
    tests.push(isThere(`header:${header.name}`, 'given'), ...copied(header.value));
  }
  for (const name of rules.flatMap((own) => own?.remove ?? [])) tests.push(isThere(`header:${name}`, 'given'));
  if (action.regexRewrite !== undefined) tests.push(matches('path', `(?s:.*)(?:${action.regexRewrite.match})(?s:.*)`));
  return tests;
}

/** The request headers that a value copies, each with an example of its own, so that they can be told apart. */
function copied(value: string): readonly FieldTest[] {
  return [...value.matchAll(/%REQ\(([^)%:?]+)[^)]*\)%/gi)].map(([, name = '']) => {
    return isThere(`header:${name.toLowerCase()}`, `${name.toLowerCase()}-value`);
  });
}
