import type { HttpRoute, RedirectAction } from '../routing/http-route';
import type { PathMatch } from '../routing/path-match';
import { asWritten, exactly, type FieldTest, isThere, matches } from './classes/field-test';

/**
 * What a route looks at beside its conditions: the origin of a CORS preflight, headers that it changes or copies, and
 * the places of the path that a regular expression rewrites. Two routes can differ in these alone.
 */
export function routeTests({ cors, action, path }: HttpRoute): readonly FieldTest[] {
  const tests: FieldTest[] = [];
  if (cors !== undefined) {
    tests.push(exactly('method', 'OPTIONS'), isThere('header:access-control-request-method', 'GET'));
    tests.push(isThere('header:origin', 'https://shop.example'));
    const origins = cors.allowOrigins ?? (cors.allowOrigin ?? []).map((exact) => ({ exact }));
    for (const origin of origins) if (origin.exact !== '*') tests.push(asWritten('header:origin', origin));
  }
  if (action.kind === 'redirect')
    return [...tests, ...replacements(path, action.prefixRewrite), ...redirectTests(action)];
  if (action.kind !== 'forward') return tests;
  tests.push(...replacements(path, action.prefixRewrite));
  const rules = [action.headers, ...action.destinations.map(({ headers }) => headers)];
  for (const header of rules.flatMap((own) => [...(own?.set ?? []), ...(own?.add ?? [])])) {
    tests.push(isThere(`header:${header.name}`, 'given'), ...copied(header.value));
  }
  for (const name of rules.flatMap((own) => own?.remove ?? [])) tests.push(isThere(`header:${name}`, 'given'));
  if (action.regexRewrite !== undefined) {
    const { match } = action.regexRewrite;
    tests.push(
      matches('path', `(?s:.*)(?:${match})(?s:.*)`),
      matches('path', `(?s:.*)(?:${match})(?s:.*)(?:${match})(?s:.*)`),
    );
  }
  return tests;
}

/** Paths for which a replacement may come out like another one, or like none: for all others it does so for every path or for none. */
function replacements(path: PathMatch, replacement: string | undefined): readonly FieldTest[] {
  if (!replacement) return [];
  return [exactly('path', replacement), ...(path.kind === 'regex' ? [] : [exactly('path', path.value)])];
}

function redirectTests({ path }: RedirectAction): readonly FieldTest[] {
  const [target = '', query] = path.split('?');
  return [
    ...(target === '' ? [] : [exactly('path', target)]),
    ...(query === undefined ? [] : [isThere('query:any', 'thing')]),
  ];
}

/** The request headers that a value copies, each with an example of its own, so that they can be told apart. */
function copied(value: string): readonly FieldTest[] {
  return [...value.matchAll(/%REQ(?:UEST_HEADER)?\(([^)%:?]+)[^)]*\)%/gi)].map(([, name = '']) => {
    return isThere(`header:${name.toLowerCase()}`, `${name.toLowerCase()}-value`);
  });
}
