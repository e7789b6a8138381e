import { describe, expect, it } from 'vitest';
import { peerAuthenticationIgnored as rule } from '../../../lib/analysis/rules/peer-authentication-ignored';
import { object, places } from '../problems';

const pa = (name: string, selector: string) =>
  object(`PeerAuthentication shop/${name}`, `{ ${selector}mtls: { mode: STRICT } }`);

describe('a second PeerAuthentication', () => {
  it('for one namespace is ignored', () => {
    expect(places(rule, pa('a', '') + pa('b', 'selector: { matchLabels: {} }, '))).toEqual(['shop/b spec']);
  });

  it('for the same pods is ignored', () => {
    expect(
      places(
        rule,
        pa('a', 'selector: { matchLabels: { app: x } }, ') + pa('b', 'selector: { matchLabels: { app: x } }, '),
      ),
    ).toEqual(['shop/b spec']);
  });

  it('for other pods or of another namespace is not', () => {
    expect(
      places(
        rule,
        pa('a', '') + pa('b', 'selector: { matchLabels: { app: x } }, ') + pa('c', '').replace('shop', 'web'),
      ),
    ).toEqual([]);
  });
});
