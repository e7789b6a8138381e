import { describe, expect, it } from 'vitest';
import { cookieMatchedExactly as rule } from '../../../lib/analysis/rules/cookie-matched-exactly';
import { httpRules, places } from '../problems';

describe('a condition on the cookie header', () => {
  it('that is exact holds for a single cookie alone', () => {
    expect(
      places(rule, httpRules('{ match: [{ headers: { Cookie: { exact: a=b } } }], redirect: { uri: / } }')),
    ).toEqual(['shop/products spec.http[0].match[0].headers.Cookie']);
  });

  it('that is a regex can hold for one of many', () => {
    expect(
      places(rule, httpRules("{ match: [{ headers: { cookie: { regex: '.*a=b.*' } } }], redirect: { uri: / } }")),
    ).toEqual([]);
  });

  it('on another header may be exact', () => {
    expect(
      places(rule, httpRules('{ match: [{ headers: { x-cookie: { exact: a=b } } }], redirect: { uri: / } }')),
    ).toEqual([]);
  });
});
