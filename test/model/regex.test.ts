import { describe, expect, test } from 'vitest';
import { compileRegex } from '../../lib/model/regex';

describe('an RE2 expression', () => {
  test('matches the whole text, or finds a part of it', () => {
    const { regex } = compileRegex('/v[0-9]+');
    expect([regex?.matches('/v12'), regex?.matches('/v12/x'), regex?.finds('/api/v12/x')]).toEqual([true, false, true]);
  });

  test('replaces with groups as Envoy writes them', () => {
    const { regex } = compileRegex('^/service/([^/]+)(/.*)$');
    expect(regex?.replaceAll('/service/foo/v1/api', '\\2/instance/\\1')).toBe('/v1/api/instance/foo');
  });

  test.each([
    ['a', 'xay', '$1', 'x$1y'],
    ['a', 'xay', '\\\\', 'x\\y'],
    ['(a)(b)?', 'xay', '<\\0|\\2|\\7>', 'x<a||>y'],
    ['a*', 'baaac', 'x', 'xbxcx'],
    ['.', 'a😀', '<\\0>', '<a><😀>'],
    ['z', 'abc', 'x', 'abc'],
  ])('%s in %s is replaced by %s as RE2 replaces it', (pattern, text, substitution, result) => {
    expect(compileRegex(pattern).regex?.replaceAll(text, substitution)).toBe(result);
  });

  test('knows flags that JavaScript does not', () => {
    expect(compileRegex('(?i)get').regex?.matches('GET')).toBe(true);
  });

  test.each(['(', '*', '(?=x)', '(a)\\1', 'a{1001}'])('%s is refused with a reason', (pattern) => {
    expect(compileRegex(pattern)).toEqual({ error: expect.any(String) });
  });

  test('takes linear time', () => {
    expect(compileRegex('(a*)*b').regex?.matches('a'.repeat(2000))).toBe(false);
  });
});
