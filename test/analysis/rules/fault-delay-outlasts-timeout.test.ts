import { describe, expect, it } from 'vitest';
import { faultDelayOutlastsTimeout as rule } from '../../../lib/analysis/rules/fault-delay-outlasts-timeout';
import { places, route } from '../problems';

describe('an injected delay', () => {
  it('as long as the timeout does not set it off', () => {
    expect(places(rule, route('timeout: 1s, fault: { delay: { fixedDelay: 1s, percentage: { value: 1 } } }'))).toEqual([
      'shop/products spec.http[0].fault.delay.fixedDelay',
    ]);
  });

  it('shorter than the timeout is no such test', () => {
    expect(
      places(rule, route('timeout: 1s, fault: { delay: { fixedDelay: 999ms, percentage: { value: 1 } } }')),
    ).toEqual([]);
  });

  it('without a timeout is no such test', () => {
    expect(places(rule, route('fault: { delay: { fixedDelay: 1s, percentage: { value: 1 } } }'))).toEqual([]);
  });
});
