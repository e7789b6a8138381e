import { describe, expect, it } from 'vitest';
import { claimMatchWithoutValue as rule } from '../../../lib/analysis/rules/claim-match-without-value';
import { places } from '../problems';

describe('a match without a value', () => {
  it('is found in withoutHeaders, too', () => {
    expect(places(rule, rule.bad.replace('headers:', 'withoutHeaders:'))).toEqual([
      'shop/account spec.http[0].match[0].withoutHeaders["@request.auth.claims.sub"]',
    ]);
  });

  it('may ask whether a header is there', () => {
    expect(places(rule, rule.bad.replace('@request.auth.claims.sub', 'x-user'))).toEqual([]);
  });
});
