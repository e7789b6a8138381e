import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asWritten,
  beginsWith,
  exactly,
  inAnyCase,
  isThere,
  matches,
  passes,
} from '../../../lib/diff/classes/field-test';
import { classesOf } from '../../../lib/diff/classes/values';

describe('the values of a field that tests tell apart', () => {
  test('are, for texts and beginnings, these themselves, what begins with them and what does not', () => {
    const tests = [exactly('path', '/api'), beginsWith('path', '/api/')];
    expect(classesOf('path', tests)).toEqual({ values: ['/', '/api', '/api/'], isComplete: true });
  });

  test('have an example of their own where a text is also a beginning', () => {
    const tests = [exactly('header:x', 'a'), beginsWith('header:x', 'a')];
    expect(classesOf('header:x', tests).values).toEqual([undefined, 'a', 'aa']);
  });

  test('are found by running the regular expressions side by side', () => {
    const tests = [matches('path', '/v[0-9]+(/.*)?'), beginsWith('path', '/v1')];
    expect(classesOf('path', tests)).toEqual({ values: ['/', '/v1', '/v0', '/v1a'], isComplete: true });
  });

  test('see that a text matches in one case of its letters and not in another', () => {
    const tests = [inAnyCase(exactly('path', '/a')), exactly('path', '/A')];
    expect(classesOf('path', tests).values.toSorted()).toEqual(['/', '/A', '/a']);
  });

  test('begin with methods that people use', () => {
    expect(classesOf('method', [matches('method', 'GET|HEAD')]).values).toEqual(['GET', 'POST']);
  });

  test('leave out paths that no proxy gets to see', () => {
    expect(classesOf('path', [exactly('path', '/a/../b'), exactly('path', 'b')]).values).toEqual(['/']);
  });

  test('say so when an expression looks around and can only be tried', () => {
    const { values, isComplete } = classesOf('header:cookie', [matches('header:cookie', String.raw`.*\buser\b.*`)]);
    expect(isComplete).toBe(false);
    expect(values).toEqual([undefined, 'user']);
  });

  test('hold one for every way in which any text comes out', () => {
    const word = fc.constantFrom('a', 'ab', 'b', 'ba', 'abc');
    const pattern = fc.oneof(
      word.map((exact) => ({ exact })),
      word.map((prefix) => ({ prefix })),
      fc.constantFrom('a+', '(ab)*', '[^a].*', '(?i)ab?', '.*b', 'a{2,3}').map((regex) => ({ regex })),
      fc.constant({}),
    );
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 5 }), fc.stringMatching(/^[abcAB]{0,6}$/), (patterns, text) => {
        const tests = patterns.map((own) => asWritten('header:x', own));
        const outcome = (value: string | undefined) => tests.map((own) => passes(own, value)).join();
        expect(classesOf('header:x', tests).values.map(outcome)).toContain(outcome(text));
      }),
      { numRuns: 500 },
    );
  });
});

test('without any test there is one value, the usual one', () => {
  expect(classesOf('path', []).values[0]).toBe('/');
  expect(classesOf('header:x', [isThere('header:x', 'given')]).values).toEqual([undefined, 'given']);
});
