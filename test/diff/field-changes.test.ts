import { expect, test } from 'vitest';
import { fieldChanges } from '../../lib/diff/field-changes';
import { formatPath } from '../../lib/model/finding';

const told = (old: unknown, now: unknown) =>
  [...fieldChanges(old, now)].map(
    ({ path, old: before, new: after }) => `${formatPath(path)}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`,
  );

test('a field that came, one that went and one that changed', () => {
  expect(told({ spec: { a: 1, b: 2 } }, { spec: { a: 2, c: 3 } })).toEqual([
    'spec.a: 1 -> 2',
    'spec.b: 2 -> undefined',
    'spec.c: undefined -> 3',
  ]);
});

test('an item in front moves the others, and that is no difference', () => {
  expect(told({ hosts: ['a', 'b'] }, { hosts: ['new', 'a', 'b'] })).toEqual(['hosts[0]: undefined -> "new"']);
  expect(told({ hosts: ['a', 'b', 'c'] }, { hosts: ['a', 'c'] })).toEqual(['hosts[1]: "b" -> undefined']);
});

test('the order of keys is no difference, and null is not nothing', () => {
  expect(told({ a: 1, b: 2 }, { b: 2, a: 1 })).toEqual([]);
  expect(told({ a: null }, {})).toEqual(['a: null -> undefined']);
});

test('keys of every object are not fields of this one', () => {
  expect(told({ labels: {} }, { labels: { constructor: 'x' } })).toEqual(['labels.constructor: undefined -> "x"']);
});
