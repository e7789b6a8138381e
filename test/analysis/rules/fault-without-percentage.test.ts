import { describe, expect, it } from 'vitest';
import { faultWithoutPercentage as rule } from '../../../lib/analysis/rules/fault-without-percentage';
import { places, route } from '../problems';

describe('a fault', () => {
  it('without percentage is never injected', () => {
    expect(places(rule, route('fault: { abort: { httpStatus: 503 }, delay: { fixedDelay: 1s } }'))).toEqual([
      'shop/products spec.http[0].fault.abort',
      'shop/products spec.http[0].fault.delay',
    ]);
  });

  it('with a percentage of 0 is off on purpose', () => {
    expect(places(rule, route('fault: { abort: { httpStatus: 503, percentage: { value: 0 } } }'))).toEqual([]);
  });

  it('with the old integer percent is injected', () => {
    expect(places(rule, route('fault: { delay: { fixedDelay: 1s, percent: 10 } }'))).toEqual([]);
  });
});
