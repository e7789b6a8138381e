import { describe, expect, it } from 'vitest';
import { rewriteBreaksPath as rule } from '../../../lib/analysis/rules/rewrite-breaks-path';
import { httpRules, places, problems, route } from '../problems';

describe('a rewritten prefix', () => {
  it('doubles the slash when only the new one ends with it', () => {
    expect(
      problems(
        rule,
        httpRules('{ match: [{ uri: { prefix: /a } }], rewrite: { uri: /x/ }, route: [{ destination: { host: b } }] }'),
      ).join(),
    ).toContain('turns /a/b into /x//b');
  });

  it('loses the slash when only the old one ends with it', () => {
    expect(
      problems(
        rule,
        httpRules('{ match: [{ uri: { prefix: /a/ } }], rewrite: { uri: /x }, route: [{ destination: { host: b } }] }'),
      ).join(),
    ).toContain('turns /a/b into /xb');
  });

  it('of a rule without path condition is /', () => {
    expect(problems(rule, route('rewrite: { uri: /v2 }')).join()).toContain('turns /b into /v2b');
  });

  it('may be rewritten to one that ends alike', () => {
    expect(
      places(
        rule,
        httpRules('{ match: [{ uri: { prefix: /a } }], rewrite: { uri: /x }, route: [{ destination: { host: b } }] }'),
      ),
    ).toEqual([]);
  });

  it('is none where the path is exact or a regex', () => {
    expect(
      places(
        rule,
        httpRules(
          '{ match: [{ uri: { exact: /a } }, { uri: { regex: /b.* } }], rewrite: { uri: / }, route: [{ destination: { host: b } }] }',
        ),
      ),
    ).toEqual([]);
  });

  it('of a redirect breaks the same way', () => {
    const redirect = (to: string) =>
      httpRules(`{ match: [{ uri: { prefix: /a } }], redirect: { prefixRewrite: ${to} } }`);
    expect(places(rule, redirect('/'))).toEqual(['shop/products spec.http[0].redirect.prefixRewrite']);
    expect(places(rule, redirect('/b'))).toEqual([]);
  });
});
