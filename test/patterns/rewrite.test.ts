import { expect, it } from 'vitest';
import { matchPath, type PathCondition } from '../../lib/patterns/path';
import { type Rewrite, withRewrite } from '../../lib/patterns/rewrite';

const rewritten = (path: PathCondition | undefined, rewrite: Rewrite) =>
  withRewrite({ name: 'api', match: matchPath(path) }, path, rewrite).map(({ name, match, rewrite }) => [
    name,
    match,
    rewrite,
  ]);

const below = { uri: { prefix: '/api/' } };
const itself = { uri: { exact: '/api' } };

it('puts a path and what is below it each in its place, never "//x" or "/v2x"', () => {
  expect(rewritten('/api', { path: '/v2' })).toEqual([
    ['api-exact', [itself], { uri: '/v2' }],
    ['api', [below], { uri: '/v2/' }],
  ]);
  expect(rewritten('/api', { path: '/' })).toEqual([['api', [itself, below], { uri: '/' }]]);
});

it('puts a path before everything', () => {
  expect(rewritten('/', { path: '/v2' })).toEqual([['api', [{}], { uri: '/v2/' }]]);
});

it('takes the place of what an exact path, a prefix or a regex matched, as Istio does', () => {
  expect(rewritten({ exact: '/api' }, { path: '/v2' })).toEqual([['api', [itself], { uri: '/v2' }]]);
  expect(rewritten({ regex: '/a.*' }, { path: '/v2' })).toEqual([
    ['api', [{ uri: { regex: '/a.*' } }], { uri: '/v2' }],
  ]);
});

it('may change the host alone', () => {
  expect(rewritten('/api', { authority: 'b.example.com' })).toEqual([
    ['api', [itself, below], { authority: 'b.example.com' }],
  ]);
});
