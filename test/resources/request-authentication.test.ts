import { expect, test } from 'vitest';
import { RequestAuthentication } from '../../lib/resources/request-authentication';
import { chartIn } from './in-chart';

test('a RequestAuthentication says which tokens are taken', () => {
  const jwtRules = [{ issuer: 'https://id.example.com', jwksUri: 'https://id.example.com/jwks.json' }];
  expect(new RequestAuthentication(chartIn(), 'jwt', { jwtRules }).toJson()).toEqual({
    apiVersion: 'security.istio.io/v1',
    kind: 'RequestAuthentication',
    metadata: { name: 'jwt', namespace: 'shop' },
    spec: { jwtRules },
  });
});
