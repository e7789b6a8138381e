import { expect, test } from 'vitest';
import { isRefusedPath, normalizePath } from '../../lib/routing/normalize-path';

test.each([
  ['/api/../x', '/x'],
  ['/api/%2e%2e/x', '/x'],
  ['/../api', '/api'],
  ['/api/..', '/'],
  ['/api/.', '/api/'],
  ['/x/./y', '/x/y'],
  ['/a%2e/b', '/a./b'],
  ['/%61pi?x=%61', '/api?x=%61'],
  ['/%7Eu', '/~u'],
  ['/api%2Fv1', '/api%2Fv1'],
  ['/a%20b', '/a%20b'],
  ['/a%zz', '/a%zz'],
  ['/a\\b', '/a/b'],
  ['/a|b^c"d', '/a%7Cb%5Ec%22d'],
  ["/a[b];c'd*", "/a[b];c'd*"],
  ['/api//v1', '/api//v1'],
  ['/a#fragment', '/a'],
])('Envoy reads %s as %s', (sent, read) => {
  expect(normalizePath(sent)).toBe(read);
});

test('bytes outside of ASCII are refused', () => {
  expect(isRefusedPath('/é')).toBe(true);
  expect(isRefusedPath('/a b')).toBe(true);
  expect(isRefusedPath('/a%C3%A9')).toBe(false);
});
