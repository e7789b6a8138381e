import { describe, expect, test } from 'vitest';
import { headerValueProblem } from '../../../lib/schema/admission/header-value';

describe('a header value as Envoy reads it', () => {
  test.each([
    '',
    'text',
    '100%%',
    '%HOSTNAME%',
    'a %REQ(x-a)% b',
    '%A(["b", "c"])%',
    '%A( ["b"] ) %',
    'tab\there',
    '%A(b\\)c)%',
  ])('%j is fine', (value) => {
    expect(headerValueProblem(value)).toBeUndefined();
  });

  test.each([
    'abc%123',
    '%START_TIME%%',
    '50%',
    '%A(b',
    '%A(["b" "c"])%',
    '%A(b)c',
    '%A(["b"]c)%',
    '%A(\\',
    'a\nb',
    '%A([b])%',
  ])('%j is not', (value) => {
    expect(headerValueProblem(value)).toBeDefined();
  });
});
