import { expect, test } from 'vitest';
import { claimPath } from '../../lib/model/claim-name';

test.each([
  ['@request.auth.claims.sub', ['sub']],
  ['@request.auth.claims.realm.roles', ['realm', 'roles']],
  ['@Request.Auth.Claims.sub', ['sub']],
  ['@request.auth.claims[https://example.com/roles][admin]', ['https://example.com/roles', 'admin']],
])('%s names a claim', (header, path) => {
  expect(claimPath(header)).toEqual(path);
});

test.each([
  'x-claims',
  '@request.auth.claims',
  '@request.auth.claims.',
  '@request.auth.claims[]',
  '@request.auth.audiences',
])('%s names none', (header) => {
  expect(claimPath(header)).toBeUndefined();
});
