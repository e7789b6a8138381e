import { describe, expect, test } from 'vitest';
import { splitProblems } from '../../lib/model/split';

const declared = ['v1', 'v2'];

test.each([{ v1: 90, v2: 10 }, { v1: 100 }, { v1: 0, v2: 100 }])('%o is a split', (weights) => {
  expect(splitProblems(weights, declared)).toEqual([]);
});

describe('a split is refused', () => {
  test.each<[unknown, string[]]>([
    [{ v1: 90, v2: 5 }, ['split adds up to 95, not 100 (v1: 90, v2: 5)']],
    [{}, ['split adds up to 0, not 100']],
    [{ v1: 50, v3: 50 }, ['split gives a weight to "v3", which is not declared. Did you mean "v1"?']],
    [
      { v1: 101, v2: -1 },
      [
        'split gives "v1" the weight 101; a weight is a whole percent from 0 to 100',
        'split gives "v2" the weight -1; a weight is a whole percent from 0 to 100',
      ],
    ],
    [
      { v1: 99.5, v2: 0.5 },
      [
        'split gives "v1" the weight 99.5; a weight is a whole percent from 0 to 100',
        'split gives "v2" the weight 0.5; a weight is a whole percent from 0 to 100',
      ],
    ],
    [
      { v1: Number.NaN, v2: '10' },
      [
        'split gives "v1" the weight NaN; a weight is a whole percent from 0 to 100',
        'split gives "v2" the weight 10; a weight is a whole percent from 0 to 100',
      ],
    ],
    [null, ['split is not an object of weights by name, like { v1: 100 }']],
    [[90, 10], ['split is not an object of weights by name, like { v1: 100 }']],
    [
      JSON.parse('{"__proto__": 100}'),
      ['split gives a weight to "__proto__", which is not declared. There are "v1", "v2".'],
    ],
  ])('%o', (weights, problems) => {
    expect(splitProblems(weights, declared)).toEqual(problems);
  });
});
