import { describe, expect, test } from 'vitest';
import type { HttpMatch } from '../../lib/mesh/virtual-services';
import { Call } from '../../lib/routing/call';
import { ANY_REQUEST, RouteMatches } from '../../lib/routing/route-match';

const call = (path: string, headers: Record<string, string> = {}) =>
  new Call({ from: { workload: { namespace: 'shop' } }, host: 'reviews', port: 80, path, headers });

const beta = (): HttpMatch => ({ uri: { prefix: '/api' }, headers: { 'x-beta': { exact: 'yes' } } });

describe('what routes ask for', () => {
  test('is kept once for all that ask alike, whatever they are called and wherever they apply', () => {
    const matches = new RouteMatches();
    const first = matches.of(beta(), false);
    expect(matches.of({ ...beta(), name: 'other', sourceNamespace: 'shop' }, false)).toBe(first);
    expect(first.takes(call('/api', { 'x-beta': 'yes' }))).toBe(true);
    expect(first.takes(call('/api'))).toBe(false);
    expect(first.takes(call('/', { 'x-beta': 'yes' }))).toBe(false);
  });

  test.each<[string, HttpMatch]>([
    ['another path', { ...beta(), uri: { exact: '/api' } }],
    ['a path in any case', { ...beta(), ignoreUriCase: true }],
    ['another header', { ...beta(), headers: { 'x-beta': { exact: 'no' } } }],
    ['the absence of the header', { uri: beta().uri!, withoutHeaders: beta().headers! }],
    ['a method', { ...beta(), method: { exact: 'GET' } }],
    ['a host', { ...beta(), authority: { exact: 'GET' } }],
    ['a scheme', { ...beta(), scheme: { exact: 'GET' } }],
    ['a query', { ...beta(), queryParams: { 'x-beta': { exact: 'yes' } } }],
  ])('differs for %s', (_, other) => {
    const matches = new RouteMatches();
    expect(matches.of(other, false)).not.toBe(matches.of(beta(), false));
  });

  test('differs between prefixes of texts and of segments', () => {
    const matches = new RouteMatches();
    expect(matches.of(beta(), false).takes(call('/apis', { 'x-beta': 'yes' }))).toBe(true);
    expect(matches.of(beta(), true).takes(call('/apis', { 'x-beta': 'yes' }))).toBe(false);
  });

  test('differs between a header that is asked for without a word and none', () => {
    const matches = new RouteMatches();
    expect(matches.of({ headers: {} }, false).takes(call('/'))).toBe(true);
    expect(matches.of({ headers: { a: undefined as unknown as { exact: string } } }, false).takes(call('/'))).toBe(
      false,
    );
  });

  test('is everything for a route that asks for nothing', () => {
    const matches = new RouteMatches();
    expect(matches.of(undefined, false)).toBe(ANY_REQUEST);
    expect(matches.of({ uri: { prefix: '/' } }, false).takesAll).toBe(true);
    expect(matches.of(beta(), false).takesAll).toBe(false);
  });
});
