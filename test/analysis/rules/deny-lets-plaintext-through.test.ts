import { describe, expect, it } from 'vitest';
import { denyLetsPlaintextThrough as rule } from '../../../lib/analysis/rules/deny-lets-plaintext-through';
import { object, places } from '../problems';

const deny = (rule: string, selector = 'selector: { matchLabels: { app: products } }, ') =>
  object('AuthorizationPolicy shop/products', `{ ${selector}action: DENY, rules: [${rule}] }`);

describe('a DENY rule by identity', () => {
  it('is no obstacle in plain text, which is taken by default', () => {
    expect(places(rule, deny('{ from: [{ source: { namespaces: [web] } }] }'))).toEqual([
      'shop/products spec.rules[0].from[0].source',
    ]);
  });

  it('holds where the pods take mTLS only', () => {
    expect(
      places(
        rule,
        object('PeerAuthentication istio-system/default', '{ mtls: { mode: STRICT } }') +
          deny('{ from: [{ source: { namespaces: [web] } }] }'),
      ),
    ).toEqual([]);
  });

  it('by what callers are not meets those without identity', () => {
    expect(places(rule, deny('{ from: [{ source: { notPrincipals: [cluster.local/ns/shop/sa/web] } }] }'))).toEqual([]);
  });

  it('by address needs no identity', () => {
    expect(places(rule, deny('{ from: [{ source: { ipBlocks: [10.0.0.0/8] } }] }'))).toEqual([]);
  });
});
