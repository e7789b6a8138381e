import { describe, expect, it } from 'vitest';
import { principalNeverMatches as rule } from '../../../lib/analysis/rules/principal-never-matches';
import { object, places } from '../problems';

const allow = (rule: string, selector = 'selector: { matchLabels: { app: products } }, ') =>
  object('AuthorizationPolicy shop/products', `{ ${selector}rules: [${rule}] }`);

describe('a principal', () => {
  it('with a part missing is nobody', () => {
    expect(places(rule, allow('{ from: [{ source: { notPrincipals: [ns/shop/sa/web] } }] }'))).toEqual([
      'shop/products spec.rules[0].from[0].source.notPrincipals[0]',
    ]);
  });

  it('of the right form, or with a wildcard, may be somebody', () => {
    expect(
      places(rule, allow("{ from: [{ source: { principals: [td.example.com/ns/shop/sa/web, '*/sa/web'] } }] }")),
    ).toEqual([]);
  });
});
