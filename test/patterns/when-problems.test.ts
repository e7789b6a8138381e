import { expect, it } from 'vitest';
import type { When } from '../../lib/patterns/when';
import { whenProblems } from '../../lib/patterns/when-problems';

it.each<When>([
  { headers: { a: '1' } },
  { cookie: { a: '1' } },
  { headers: { cookie: { regex: '.*a=1.*' } } },
  { method: ['GET'] },
  { path: '/api' },
  { source: { labels: { app: 'x' } } },
])('%j is a condition', (when) => {
  expect(whenProblems(when)).toEqual([]);
});

it.each([
  undefined,
  null,
  'v2',
  {},
  { header: { a: '1' } },
  { headers: { a: '1' }, querry: { b: '2' } },
  { path: '/' },
  { path: 'api' },
  { method: [] },
  { headers: ['x-version'] },
  { headers: { 'x-version': undefined } },
  { headers: { 'x-version': 2 } },
  { query: 'preview=true' },
  { cookie: { a: '1', b: '2' } },
  { cookie: { a: { exact: '1' } } },
  { cookie: { a: '1' }, headers: { Cookie: { regex: '.*' } } },
  { headers: { Cookie: 'canary=v2' } },
])('%j is refused', (when) => {
  expect(whenProblems(when as never)).toMatchSnapshot();
});
