import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareHosts,
  hostCovers,
  hostsOverlap,
  isWildcardHost,
  splitScopedHost,
  toFqdn,
  wildcardsOver,
} from '../../lib/model/host-name';

test.each([
  ['reviews', 'reviews.shop.svc.cluster.local'],
  ['reviews.prod', 'reviews.prod'],
  ['api.example.com', 'api.example.com'],
  ['*', '*'],
  ['*.example.com', '*.example.com'],
  ['10.0.0.7', '10.0.0.7'],
  ['::1', '::1'],
  ['', ''],
])('in the namespace shop, %s means %s', (host, fqdn) => {
  expect(toFqdn(host, 'shop')).toBe(fqdn);
});

test('the cluster may have another domain', () => {
  expect(toFqdn('reviews', 'shop', 'corp.local')).toBe('reviews.shop.svc.corp.local');
});

test.each([
  ['a.b.c', ['*.b.c', '*.c', '*']],
  ['*.b.c', ['*.c', '*']],
  ['localhost', ['*']],
  ['*', []],
])('over %s are the wildcards %j', (host, wildcards) => {
  expect([...wildcardsOver(host)]).toEqual(wildcards);
  for (const wildcard of wildcards) expect(hostCovers(wildcard, host)).toBe(true);
});

describe('a host covers', () => {
  test.each([
    ['*', 'a.example.com', true],
    ['*', '*.example.com', true],
    ['*.example.com', 'a.example.com', true],
    ['*.example.com', '*.a.example.com', true],
    ['*.example.com', 'example.com', false],
    ['*.a.example.com', '*.example.com', false],
    ['a.example.com', 'a.example.com', true],
    ['a.example.com', '*.example.com', false],
  ])('%s covers %s: %s', (outer, inner, covered) => {
    expect(hostCovers(outer, inner)).toBe(covered);
  });

  const host = fc.constantFrom('*', '*.b', '*.a.b', 'a.b', 'b', 'c.a.b', '*b');

  test('itself, and what is covered by what it covers', () => {
    fc.assert(
      fc.property(host, host, host, (a, b, c) => {
        expect(hostCovers(a, a)).toBe(true);
        if (hostCovers(a, b) && hostCovers(b, c)) expect(hostCovers(a, c)).toBe(true);
        expect(hostsOverlap(a, b)).toBe(hostsOverlap(b, a));
      }),
    );
  });
});

test('the more specific host comes first', () => {
  expect(['*', '*.example.com', 'b.com', '*.a.example.com', 'a.com'].sort(compareHosts)).toEqual([
    'a.com',
    'b.com',
    '*.a.example.com',
    '*.example.com',
    '*',
  ]);
});

test('a host may name a namespace', () => {
  expect(splitScopedHost('shop/a.example.com')).toEqual({ namespace: 'shop', host: 'a.example.com' });
  expect(splitScopedHost('*/*')).toEqual({ namespace: '*', host: '*' });
  expect(splitScopedHost('a.example.com')).toEqual({ namespace: undefined, host: 'a.example.com' });
});

test('a wildcard begins with a star', () => {
  expect(['*', '*.a', 'a.*'].map(isWildcardHost)).toEqual([true, true, false]);
});
