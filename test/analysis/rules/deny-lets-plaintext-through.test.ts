import { describe, expect, it } from 'vitest';
import { denyLetsPlaintextThrough as rule } from '../../../lib/analysis/rules/deny-lets-plaintext-through';
import { object, places, problems } from '../problems';

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

  it('may ask for it in a condition', () => {
    expect(places(rule, deny('{ when: [{ key: source.namespace, values: [web] }] }'))).toEqual([
      'shop/products spec.rules[0].when[0]',
    ]);
    expect(places(rule, deny('{ when: [{ key: source.namespace, notValues: [web] }] }'))).toEqual([]);
  });

  it('is no obstacle on a port that takes plain text beside the mTLS of the others', () => {
    const port = (mode: string) =>
      object(
        'PeerAuthentication shop/p',
        `{ selector: { matchLabels: { app: products } }, mtls: { mode: STRICT }, portLevelMtls: { "8080": { mode: ${mode} } } }`,
      );
    const to = (ports: string) => deny(`{ from: [{ source: { namespaces: [web] } }]${ports} }`);
    expect(problems(rule, port('PERMISSIVE') + to('')).join()).toContain('the mode on port 8080 is PERMISSIVE');
    expect(problems(rule, port('PERMISSIVE') + to(', to: [{ operation: { ports: ["9090"] } }]'))).toEqual([]);
    expect(problems(rule, port('STRICT') + to(''))).toEqual([]);
  });
});
