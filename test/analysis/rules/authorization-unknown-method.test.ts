import { describe, expect, it } from 'vitest';
import { authorizationUnknownMethod as rule } from '../../../lib/analysis/rules/authorization-unknown-method';
import { object, places, problems } from '../problems';

const allow = (rule: string, selector = 'selector: { matchLabels: { app: products } }, ') =>
  object('AuthorizationPolicy shop/products', `{ ${selector}rules: [${rule}] }`);

describe('a method', () => {
  it('in the wrong case meets nothing, in notMethods too', () => {
    expect(places(rule, allow('{ to: [{ operation: { notMethods: [Post] } }] }'))).toEqual([
      'shop/products spec.rules[0].to[0].operation.notMethods[0]',
    ]);
  });

  it('that is misspelled meets nothing', () => {
    expect(problems(rule, allow('{ to: [{ operation: { methods: [DELTE] } }] }')).join()).toContain('"DELTE"');
  });

  it('of WebDAV, or with a wildcard, may be meant', () => {
    expect(places(rule, allow("{ to: [{ operation: { methods: [PROPFIND, 'P*'] } }] }"))).toEqual([]);
  });
});
