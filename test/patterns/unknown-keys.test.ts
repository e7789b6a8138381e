import { expect, it } from 'vitest';
import { unknownKeys } from '../../lib/patterns/unknown-keys';

it('names the nearest known key for a slip', () => {
  expect(unknownKeys({ querry: {}, headers: {} }, ['headers', 'query'])).toEqual([
    'has no use for "querry". Did you mean "query"?',
  ]);
});

it('lets known keys through, and unknown ones without a value', () => {
  expect(unknownKeys({ query: {}, querry: undefined }, ['query'])).toEqual([]);
});
