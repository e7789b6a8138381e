import { expect, it } from 'vitest';
import { percentProblems } from '../../lib/patterns/percent';

it.each([0, 0.1, 100])('%d is a percent', (percent) => {
  expect(percentProblems('mirror.percent', percent)).toEqual([]);
});

it.each([
  [undefined, 'undefined'],
  [101, '101'],
  [-1, '-1'],
  [Number.NaN, 'NaN'],
  ['5', 'the text "5"'],
])('%s is none', (percent, words) => {
  expect(percentProblems('mirror.percent', percent)).toEqual([
    `mirror.percent is ${words}; it is a percent from 0 to 100`,
  ]);
});
