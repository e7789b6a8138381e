import { expect, it } from 'vitest';
import { formatPathCondition, matchPath, pathProblem } from '../../lib/patterns/path';

it.each([
  ['/api', [{ uri: { exact: '/api' } }, { uri: { prefix: '/api/' } }]],
  ['/api/', [{ uri: { exact: '/api' } }, { uri: { prefix: '/api/' } }]],
  ['/', [{}]],
  [undefined, [{}]],
  [{ exact: '/api' }, [{ uri: { exact: '/api' } }]],
  [{ prefix: '/api' }, [{ uri: { prefix: '/api' } }]],
  [{ regex: '/a.*' }, [{ uri: { regex: '/a.*' } }]],
] as const)('%j is matched as %j', (path, matches) => {
  expect(matchPath(path)).toEqual(matches);
});

it.each([
  ['api', /begin with "\/"/],
  [{ exact: 'api' }, /begin with "\/"/],
  ['/api?x=1', /query/],
  [{ prefix: '/api#top' }, /fragment/],
  [7, /text/],
  [{ exact: 7 }, /text/],
  ['', /begin with/],
])('%j is refused', (path, why) => {
  expect(pathProblem(path)).toMatch(why);
});

it.each([undefined, '/', '/api', { regex: 'anything(/.*)?' }])('%j is a path', (path) => {
  expect(pathProblem(path)).toBeUndefined();
});

it('reads as people write it', () => {
  expect([undefined, '/api', { prefix: '/api' }].map((path) => formatPathCondition(path))).toEqual([
    '/',
    '/api',
    '/api (prefix)',
  ]);
});
