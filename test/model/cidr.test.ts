import { expect, test } from 'vitest';
import { maskedCidr } from '../../lib/model/cidr';

test.each([
  ['10.0.0.1', '10.0.0.1/32'],
  ['10.0.0.7/24', '10.0.0.0/24'],
  ['2001:db8::1', '2001:0db8:0:0:0:0:0:1/128'],
  ['2001:db8::7/64', '2001:db8::/64'],
])('%s and %s mean the same', (one, other) => {
  expect(maskedCidr(one)).toBe(maskedCidr(other));
});

test.each([
  ['10.0.0.1', '10.0.0.2'],
  ['10.0.0.0/24', '10.0.0.0/25'],
  ['2001:db8::1', '2001:db8::2'],
])('%s and %s do not', (one, other) => {
  expect(maskedCidr(one)).not.toBe(maskedCidr(other));
});
