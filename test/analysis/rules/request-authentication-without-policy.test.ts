import { describe, expect, it } from 'vitest';
import { requestAuthenticationWithoutPolicy as rule } from '../../../lib/analysis/rules/request-authentication-without-policy';
import { object, places } from '../problems';

const jwt = object(
  'RequestAuthentication shop/jwt',
  '{ selector: { matchLabels: { app: products } }, jwtRules: [{ issuer: https://id.example.com }] }',
);

const require = (app: string, namespace: string) =>
  object(
    `AuthorizationPolicy ${namespace}/require`,
    `{ selector: { matchLabels: { app: ${app} } }, rules: [{ from: [{ source: { requestPrincipals: ['*'] } }] }] }`,
  );

describe('tokens that are checked', () => {
  it('are not required by a policy for other pods', () => {
    expect(places(rule, jwt + require('other', 'shop'))).toEqual(['shop/jwt spec']);
  });

  it('are required by a policy of the namespace or of the mesh', () => {
    expect(places(rule, jwt + require('products', 'shop'))).toEqual([]);
  });

  it('are required by one of the root namespace', () => {
    expect(places(rule, jwt + require('products', 'istio-system'))).toEqual([]);
  });

  it('are required by a claim too, or left to somebody else', () => {
    expect(
      places(
        rule,
        jwt +
          object(
            'AuthorizationPolicy shop/a',
            "{ rules: [{ when: [{ key: 'request.auth.claims[iss]', values: [a] }] }] }",
          ),
      ),
    ).toEqual([]);
  });

  it('may choose routes without being required', () => {
    expect(
      places(
        rule,
        jwt +
          object(
            'VirtualService shop/v',
            "{ hosts: [a.example.com], gateways: [shop/edge], http: [{ match: [{ headers: { '@request.auth.claims.group': { exact: b } } }], redirect: { uri: / } }] }",
          ),
      ),
    ).toEqual([]);
  });
});
