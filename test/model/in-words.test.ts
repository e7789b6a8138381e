import { expect, it } from 'vitest';
import { describeValue, inWords } from '../../lib/model/in-words';

it.each([
  ['v2', 'v2'],
  [7, '7'],
  [Number.NaN, 'NaN'],
  [undefined, 'undefined'],
  [null, 'null'],
  [Symbol('s'), 'Symbol(s)'],
  [['v2'], 'a list'],
  [{ toString: 1 }, 'an object'],
  [Object.create(null), 'an object'],
  [() => 1, 'a function'],
])('%o reads %s', (value, words) => {
  expect(inWords(value)).toBe(words);
});

it('tells a text from what it says', () => {
  expect(describeValue('null')).toBe('the text "null"');
  expect(describeValue(null)).toBe('null');
});
