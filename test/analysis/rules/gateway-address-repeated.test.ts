import { describe, expect, it } from 'vitest';
import { gatewayAddressRepeated as rule } from '../../../lib/analysis/rules/gateway-address-repeated';
import { places } from '../problems';

describe('an address', () => {
  it('can be asked for twice by one Gateway', () => {
    expect(
      places(
        rule,
        rule.good.replace(
          '[{ type: IPAddress, value: 203.0.113.10 }]',
          '[{ value: 203.0.113.10 }, { value: 203.0.113.10 }]',
        ),
      ),
    ).toEqual([]);
  });

  it('is one by its default type', () => {
    expect(places(rule, rule.bad.replaceAll('type: IPAddress, ', ''))).toEqual(['shop/partners spec.addresses[0]']);
  });

  it('that is a host name may be shared', () => {
    expect(places(rule, rule.bad.replaceAll('IPAddress', 'Hostname'))).toEqual([]);
  });
});
