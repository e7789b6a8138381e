import { expect, test } from 'vitest';
import { isReference } from '../../lib/model/reference';
import { Secret } from '../../lib/resources/secret';

test('a Secret is a name, and where it is, if that is said', () => {
  expect(Secret.fromName('tls')).toMatchObject({ name: 'tls', namespace: undefined });
  expect(Secret.fromName('tls', { namespace: 'ingress' })).toMatchObject({ name: 'tls', namespace: 'ingress' });
  expect(isReference(Secret.fromName('tls'))).toBe(true);
});
