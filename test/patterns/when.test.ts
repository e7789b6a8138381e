import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { conditionCount, matchCookie, toMatches } from '../../lib/patterns/when';

describe('a condition', () => {
  it('is one match per path it stands for, each with everything else', () => {
    const headers = { 'X-User': 'ann', 'x-id': { prefix: 'a' }, 'x-any': {} };
    const rest = {
      headers: { 'x-user': { exact: 'ann' }, 'x-id': { prefix: 'a' }, 'x-any': {} },
      method: { exact: 'GET' },
    };
    expect(toMatches({ path: '/api', headers, method: 'GET' })).toEqual([
      { uri: { exact: '/api' }, ...rest },
      { uri: { prefix: '/api/' }, ...rest },
    ]);
  });

  it('keeps the letters of query parameters and of claims', () => {
    expect(toMatches({ query: { Page: '1' }, headers: { '@request.auth.claims.Group': 'beta' } })).toEqual([
      { queryParams: { Page: { exact: '1' } }, headers: { '@request.auth.claims.Group': { exact: 'beta' } } },
    ]);
  });

  it('counts each thing it asks for', () => {
    const [match] = toMatches({
      headers: { a: '1', b: '1' },
      query: { c: '1' },
      method: 'GET',
      source: { labels: { app: 'x' } },
    });
    expect(conditionCount(match!)).toBe(5);
  });
});

describe('a cookie', () => {
  const regex = (value: string) => RE2JS.compile((matchCookie('ab', value) as { regex: string }).regex);

  it.each(['ab=v2', 'ab=v2; x=1', 'x=1; ab=v2', 'x=1;ab=v2;y=2'])('is found in %s', (header) => {
    expect(regex('v2').matches(header)).toBe(true);
  });

  it.each(['ab=v22', 'xab=v2', 'ab=v1', 'ab', ''])('is not found in %j', (header) => {
    expect(regex('v2').matches(header)).toBe(false);
  });

  it('is compared letter by letter', () => {
    expect(regex('v.2').matches('ab=vx2')).toBe(false);
    expect(regex('v.2').matches('ab=v.2')).toBe(true);
  });
});
