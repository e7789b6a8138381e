import { expect, test } from 'vitest';
import { matchesRequestPrincipal } from '../../../lib/routing/policy/request-principal';

const ISSUER = 'https://id.example.com';

test.each([
  ['*', 'ann', true],
  ['*', '', false],
  ['https://id.example.com/ann', 'ann', true],
  ['https://id.example.com/*', 'ann', true],
  ['https://id.example.com/*', '', false],
  ['https://id.example.com/an*', 'ann', true],
  ['*/ann', 'ann', true],
  ['*.example.com/ann', 'ann', true],
  ['*.example.org/ann', 'ann', false],
  ['*nn', 'ann', true],
])('the pattern %s and the subject "%s": %s', (pattern, subject, expected) => {
  expect(matchesRequestPrincipal(pattern, ISSUER, subject)).toBe(expected);
});

test('a wildcard behind part of an issuer that is a URL is about a subject, since the last slash divides the pattern', () => {
  expect(matchesRequestPrincipal('https://id*', ISSUER, 'ann')).toBe(false);
  expect(matchesRequestPrincipal('id*', 'id.example.com', 'ann')).toBe(true);
});

test('no pattern names a subject that holds a slash', () => {
  expect(matchesRequestPrincipal('id/ann/x', 'id', 'ann/x')).toBe(false);
  expect(matchesRequestPrincipal('id/ann/*', 'id', 'ann/x')).toBe(false);
  expect(matchesRequestPrincipal('id/*', 'id', 'ann/x')).toBe(true);
});

test('issuer and subject are texts', () => {
  expect(matchesRequestPrincipal('*', ISSUER, undefined)).toBe(false);
  expect(matchesRequestPrincipal('*', ISSUER, ['ann'])).toBe(false);
});
