import { expect, test } from 'vitest';
import { matchList } from '../../lib/routing/match-list';
import { RouteMatches } from '../../lib/routing/route-match';

const matches = new RouteMatches();
const under = (path: string) => matches.of({ uri: { prefix: path } }, false);

test('the same matches in the same order are one list', () => {
  const list = matchList([under('/a'), under('/b')]);
  expect(list).toEqual([under('/a'), under('/b')]);
  expect(matchList([under('/a'), under('/b')])).toBe(list);
});

test('another order, and a part, are lists of their own', () => {
  expect(matchList([under('/b'), under('/a')])).toEqual([under('/b'), under('/a')]);
  expect(matchList([under('/a')])).toEqual([under('/a')]);
  expect(matchList([])).toEqual([]);
});
