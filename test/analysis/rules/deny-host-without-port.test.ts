import { describe, expect, it } from 'vitest';
import { denyHostWithoutPort as rule } from '../../../lib/analysis/rules/deny-host-without-port';
import { object, places } from '../problems';

const deny = (rule: string, selector = 'selector: { matchLabels: { app: products } }, ') =>
  object('AuthorizationPolicy shop/products', `{ ${selector}action: DENY, rules: [${rule}] }`);

describe('a host in a DENY rule', () => {
  it('is got around by a port in the header', () => {
    expect(places(rule, deny('{ to: [{ operation: { hosts: [a.example.com] } }] }'))).toEqual([
      'shop/products spec.rules[0].to[0].operation.hosts[0]',
    ]);
  });

  it('is not with its form with a port, or as a wildcard', () => {
    expect(
      places(rule, deny("{ to: [{ operation: { hosts: [a.example.com, 'a.example.com:*', 'b.example.com*'] } }] }")),
    ).toEqual([]);
  });

  it('in an ALLOW rule lets nobody around', () => {
    expect(places(rule, deny('{ to: [{ operation: { hosts: [a.example.com] } }] }').replace('DENY', 'ALLOW'))).toEqual(
      [],
    );
  });
});
