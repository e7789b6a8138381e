import { describe, expect, it } from 'vitest';
import { identityWithoutMtls as rule } from '../../../lib/analysis/rules/identity-without-mtls';
import { object, places } from '../problems';

const allow = (rule: string, selector = 'selector: { matchLabels: { app: products } }, ') =>
  object('AuthorizationPolicy shop/products', `{ ${selector}rules: [${rule}] }`);

describe('an ALLOW rule by identity', () => {
  it('lets nobody in where mTLS is off for these pods', () => {
    expect(
      places(
        rule,
        object(
          'PeerAuthentication shop/p',
          '{ selector: { matchLabels: { app: products } }, mtls: { mode: DISABLE } }',
        ) + allow('{ from: [{ source: { serviceAccounts: [web] } }] }'),
      ),
    ).toEqual(['shop/products spec.rules[0].from[0].source']);
  });

  it('may let somebody in where it is only not required', () => {
    expect(
      places(
        rule,
        object('PeerAuthentication shop/default', '{ mtls: { mode: PERMISSIVE } }') +
          allow('{ from: [{ source: { serviceAccounts: [web] } }] }'),
      ),
    ).toEqual([]);
  });

  it('is about other pods where the policy selects others', () => {
    expect(
      places(
        rule,
        object('PeerAuthentication shop/p', '{ selector: { matchLabels: { app: other } }, mtls: { mode: DISABLE } }') +
          allow('{ from: [{ source: { serviceAccounts: [web] } }] }'),
      ),
    ).toEqual([]);
  });
});
