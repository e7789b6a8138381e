import { describe, expect, it } from 'vitest';
import { denyLiteralPath as rule } from '../../../lib/analysis/rules/deny-literal-path';
import { object, places } from '../problems';

const deny = (rule: string, selector = 'selector: { matchLabels: { app: products } }, ') =>
  object('AuthorizationPolicy shop/products', `{ ${selector}action: DENY, rules: [${rule}] }`);

describe('a path in a DENY rule', () => {
  it('is got around by a second slash', () => {
    expect(places(rule, deny('{ to: [{ operation: { paths: [/admin] } }] }'))).toEqual([
      'shop/products spec.rules[0].to[0].operation.paths[0]',
    ]);
  });

  it('is not where the mesh merges slashes', () => {
    expect(
      places(rule, deny('{ to: [{ operation: { paths: [/admin] } }] }'), {
        config: { pathNormalization: { normalization: 'MERGE_SLASHES' } } as object,
      }),
    ).toEqual([]);
  });

  it('is not where it is a pattern', () => {
    expect(places(rule, deny("{ to: [{ operation: { paths: ['*/admin'] } }] }"))).toEqual([]);
  });
});
