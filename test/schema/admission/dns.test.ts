import { describe, expect, test } from 'vitest';
import { fqdnProblem, isLabel, isPartialWildcard, wildcardHostProblem } from '../../../lib/schema/admission/dns';

describe('host names', () => {
  test.each([
    'a',
    'a.b.c',
    'UPPER.example.com',
    'istio.io.',
    '1.example',
    `${'a'.repeat(63)}.com`,
    'a.99999999999999999999',
  ])('%s is one', (name) => {
    expect(fqdnProblem(name)).toBeUndefined();
    expect(wildcardHostProblem(name)).toBeUndefined();
  });

  test.each([
    '',
    '-a.com',
    'a_b.com',
    'a..com',
    '10.0.0.1',
    'a.123',
    `${'a'.repeat(64)}.com`,
    `${'a.'.repeat(130)}com`,
    'a.*.com',
    'a b',
  ])('%s is none', (name) => {
    expect(fqdnProblem(name)).toBeDefined();
    expect(wildcardHostProblem(name)).toBeDefined();
  });

  test.each(['*', '*.com', '*-a.com', '*a.com'])('%s is one with a wildcard', (name) => {
    expect(wildcardHostProblem(name)).toBeUndefined();
    expect(fqdnProblem(name)).toBeDefined();
  });

  test('a wildcard is partial unless it is a whole first label', () => {
    expect(['*', '*.a.com', 'a.com', '*a.com', 'a.*.com'].map(isPartialWildcard)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  test('labels may be in upper case, which Kubernetes would not take', () => {
    expect(['V1', 'v1-2', 'v1.2', '-v1', ''].map(isLabel)).toEqual([true, true, false, false, false]);
  });
});
