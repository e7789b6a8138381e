import { describe, expect, it } from 'vitest';
import { isCatchAll, matchesEverything, takesMethod } from '../../lib/mesh/http-conditions';

describe('a match', () => {
  it('takes everything without items, or with one that asks nothing of a request', () => {
    expect(matchesEverything(undefined)).toBe(true);
    expect(matchesEverything([])).toBe(true);
    expect(matchesEverything([{ uri: { prefix: '/a' } }, { port: 80, gateways: ['mesh'] }])).toBe(true);
  });

  it('does not take everything when it is for some callers', () => {
    expect(matchesEverything([{ sourceNamespace: 'web' }])).toBe(false);
    expect(matchesEverything([{ sourceLabels: {} }])).toBe(true);
  });

  it('is a catch-all as Istio knows it: prefix / or regex .*, and nothing else', () => {
    expect(isCatchAll({ uri: { prefix: '/' } })).toBe(true);
    expect(isCatchAll({ uri: { regex: '.*' } })).toBe(true);
    expect(isCatchAll({ uri: { regex: '/.*' } })).toBe(false);
    expect(isCatchAll({ uri: { prefix: '/' }, method: { exact: 'GET' } })).toBe(false);
    expect(isCatchAll({ headers: {} })).toBe(true);
  });
});

describe('a method', () => {
  it('is compared as it is written, by the whole regex', () => {
    expect(takesMethod({}, 'POST')).toBe(true);
    expect(takesMethod({ method: { exact: 'post' } }, 'POST')).toBe(false);
    expect(takesMethod({ method: { prefix: 'P' } }, 'POST')).toBe(true);
    expect(takesMethod({ method: { regex: 'GET|POST' } }, 'POST')).toBe(true);
    expect(takesMethod({ method: { regex: 'P' } }, 'POST')).toBe(false);
  });

  it('may be asked for as the header that HTTP/2 has for it', () => {
    expect(takesMethod({ headers: { ':method': { exact: 'GET' } } }, 'POST')).toBe(false);
    expect(takesMethod({ headers: { ':method': { exact: 'POST' } } }, 'POST')).toBe(true);
  });
});
