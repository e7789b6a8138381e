import { expect, it } from 'vitest';
import { unknownKeys } from '../../lib/model/unknown-keys';

it('names the nearest known key for a slip', () => {
  expect(unknownKeys({ querry: {}, headers: {} }, { headers: true, query: true })).toEqual([
    'has no use for "querry". Did you mean "query"?',
  ]);
});

it('lets known keys through, and unknown ones without a value', () => {
  expect(unknownKeys({ query: {}, querry: undefined }, { query: true })).toEqual([]);
});

it('looks below keys, and below every name of a map', () => {
  const versions = { '*': { labels: true } } as const;
  expect(unknownKeys({ versions: { v1: { label: {} }, v2: { labels: { label: 'x' } } } }, { versions })).toEqual([
    'has no use for "versions.v1.label". Did you mean "labels"?',
  ]);
});

it('asks for no value that it does not look into', () => {
  const late = {
    get spec(): never {
      throw new Error('asked too early');
    },
  };
  expect(unknownKeys(late, { spec: true })).toEqual([]);
});

it('says under what a key is unknown that is known elsewhere', () => {
  expect(unknownKeys({ tlsPort: 1 }, { port: true }, " with tls: 'none'")).toEqual([
    'has no use for "tlsPort" with tls: \'none\'. There is "port".',
  ]);
});

it.each([null, undefined, 'text', [1], new Map()])('finds nothing in %j', (given) => {
  expect(unknownKeys(given, { a: true })).toEqual([]);
});

it('takes the names that every object has for unknown', () => {
  expect(unknownKeys(JSON.parse('{ "__proto__": 1, "constructor": 2 }'), { a: true })).toHaveLength(2);
});
