import { describe, expect, it } from 'vitest';
import { redirectWithoutAction as rule } from '../../../lib/analysis/rules/redirect-without-action';
import { httpRules, places } from '../problems';

describe('a redirect', () => {
  it('with 304 or 305 has no action', () => {
    expect(
      places(
        rule,
        httpRules('{ redirect: { uri: /, redirectCode: 304 } }', '{ redirect: { uri: /, redirectCode: 305 } }'),
      ),
    ).toEqual(['shop/products spec.http[0].redirect.redirectCode', 'shop/products spec.http[1].redirect.redirectCode']);
  });

  it('with one of the five codes has one', () => {
    expect(
      places(
        rule,
        httpRules(...[301, 302, 303, 307, 308].map((code) => `{ redirect: { uri: /, redirectCode: ${code} } }`)),
      ),
    ).toEqual([]);
  });

  it('without a code is a 301', () => {
    expect(places(rule, httpRules('{ redirect: { uri: / } }'))).toEqual([]);
  });

  it('with a code that admission refuses is its matter', () => {
    expect(places(rule, httpRules('{ redirect: { uri: /, redirectCode: 404 } }'))).toEqual([]);
  });
});
