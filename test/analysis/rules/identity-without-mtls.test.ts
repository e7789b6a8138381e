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

  it('lets nobody in on the one port where mTLS is off, if it is for that port', () => {
    const off = object(
      'PeerAuthentication shop/p',
      '{ selector: { matchLabels: { app: products } }, portLevelMtls: { "8080": { mode: DISABLE } } }',
    );
    const to = (ports: string) => allow(`{ from: [{ source: { namespaces: [web] } }]${ports} }`);
    expect(places(rule, off + to(', to: [{ operation: { ports: ["8080"] } }]'))).toEqual([
      'shop/products spec.rules[0].from[0].source',
    ]);
    expect(places(rule, off + to(', to: [{ operation: { ports: ["8080", "9090"] } }]'))).toEqual([]);
    expect(places(rule, off + to(''))).toEqual([]);
  });
});
