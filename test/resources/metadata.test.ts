import { expect, test } from 'vitest';
import { withoutEmpty } from '../../lib/resources/metadata';

test.each([
  [{ labels: {}, finalizers: [], name: 'a' }, { name: 'a' }],
  [{ more: { deep: { empty: {} } } }, undefined],
  [
    { a: null, b: '', c: 0, d: false },
    { b: '', c: 0, d: false },
  ],
  [{ owners: [{ uid: 'x', refs: {} }, {}] }, { owners: [{ uid: 'x' }, {}] }],
])('%o without what is empty is %o', (metadata, rest) => {
  expect(withoutEmpty(metadata)).toEqual(rest);
});
