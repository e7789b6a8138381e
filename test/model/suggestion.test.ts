import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearest, suggestion } from '../../lib/model/suggestion';

describe('the nearest name', () => {
  test.each([
    ['experimentl', ['stable', 'experimental'], 'experimental'],
    ['stabel', ['stable', 'staple'], 'stable'],
    ['V2', ['v2', 'v1'], 'v2'],
    ['v9', ['v2', 'v1'], 'v1'],
    ['products', ['payments'], undefined],
    ['x', [], undefined],
    ['same', ['same'], undefined],
  ])('to %s of %o is %s', (written, names, expected) => {
    expect(nearest(written, names)).toBe(expected);
  });

  test('does not depend on the order of the names', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 4 });
    fc.assert(
      fc.property(word, fc.uniqueArray(word), (written, names) => {
        expect(nearest(written, [...names].reverse())).toBe(nearest(written, names));
      }),
    );
  });

  test('of a text longer than any name is not looked for', () => {
    expect(nearest('a'.repeat(254), ['a'.repeat(253)])).toBeUndefined();
  });
});

describe('a suggestion', () => {
  test.each([
    ['v3', ['v1', 'v2'], 'Did you mean "v1"?'],
    ['other', ['v1'], 'There is "v1".'],
    ['other', ['v2', 'v1', 'v2'], 'There are "v1", "v2".'],
    ['other', [], 'There are none.'],
  ])('for %s of %o: %s', (written, names, words) => {
    expect(suggestion(written, names)).toBe(words);
  });

  test('lists eight names at most', () => {
    const names = Array.from({ length: 10 }, (_, index) => `v${index}`);
    expect(suggestion('other', names)).toBe('There are "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7" and 2 more.');
  });
});
