import { describe, expect, test } from 'vitest';
import { isAddress, socketProblem, subnetProblem } from '../../../lib/schema/admission/addresses';

describe('addresses', () => {
  test('of either family, not with leading zeros', () => {
    expect(['10.0.0.1', '::1', 'fe80::1%eth0', '010.0.0.1', '10.0.0', 'a'].map(isAddress)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test('and blocks of them', () => {
    expect(['10.0.0.0/8', '2001:db8::/32', '0.0.0.0/0', '10.0.0.1'].map(subnetProblem)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    for (const wrong of ['10.0.0.0/33', '10.0.0.0/08', '10.0.0.0/', '/8', '10.0.0.0/8/8', 'fe80::1%a/64'])
      expect(subnetProblem(wrong)).toBeDefined();
  });

  test('of Unix domain sockets', () => {
    expect(['/run/a', '@a'].map(socketProblem)).toEqual([undefined, undefined]);
    for (const wrong of ['', 'a', './a', '/run/']) expect(socketProblem(wrong)).toBeDefined();
  });
});
