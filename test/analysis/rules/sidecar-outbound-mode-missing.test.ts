import { describe, expect, it } from 'vitest';
import { sidecarOutboundModeMissing as rule } from '../../../lib/analysis/rules/sidecar-outbound-mode-missing';
import { object, places } from '../problems';

describe('an outboundTrafficPolicy', () => {
  it('without mode blocks what is unknown', () => {
    expect(places(rule, object('Sidecar shop/default', '{ outboundTrafficPolicy: {} }'))).toEqual([
      'shop/default spec.outboundTrafficPolicy',
    ]);
  });

  it('with a mode, or none at all, is clear', () => {
    expect(
      places(
        rule,
        object('Sidecar shop/default', '{ outboundTrafficPolicy: { mode: ALLOW_ANY } }') +
          object('Sidecar web/default', '{ egress: [] }'),
      ),
    ).toEqual([]);
  });
});
