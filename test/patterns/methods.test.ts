import { expect, it } from 'vitest';
import { matchMethods, methodsOf } from '../../lib/patterns/methods';

it('matches one method, or several', () => {
  expect(matchMethods('GET')).toEqual({ exact: 'GET' });
  expect(matchMethods(['GET', 'POST'])).toEqual({ regex: 'GET|POST' });
});

it.each([
  [undefined, undefined],
  [{ exact: 'GET' }, ['GET']],
  [{ prefix: 'P' }, ['POST', 'PUT', 'PATCH']],
  [{ regex: 'GET|HEAD' }, ['GET', 'HEAD']],
  [{ regex: '(' }, undefined],
  [{}, undefined],
] as const)('%j lets through %j', (match, methods) => {
  expect(methodsOf(match)).toEqual(methods);
});
