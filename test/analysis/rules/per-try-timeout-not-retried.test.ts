import { describe, expect, it } from 'vitest';
import { perTryTimeoutNotRetried as rule } from '../../../lib/analysis/rules/per-try-timeout-not-retried';
import { places, route } from '../problems';

describe('a limit per try', () => {
  it("ends the request under Istio's default conditions", () => {
    expect(places(rule, route('retries: { attempts: 2, perTryTimeout: 2s }'))).toEqual([
      'shop/products spec.http[0].retries',
    ]);
  });

  it('ends the request when the conditions cover status codes only', () => {
    expect(places(rule, route("retries: { attempts: 2, perTryTimeout: 2s, retryOn: 'connect-failure,503' }"))).toEqual([
      'shop/products spec.http[0].retries.retryOn',
    ]);
  });

  it('is retried with reset, gateway-error or 5xx', () => {
    expect(
      places(
        rule,
        ['reset', 'gateway-error', '5xx']
          .map((on) => route(`retries: { attempts: 2, perTryTimeout: 2s, retryOn: '${on}' }`))
          .join(''),
      ),
    ).toEqual([]);
  });

  it('is no matter without retries', () => {
    expect(places(rule, route('retries: { attempts: 0 }'))).toEqual([]);
  });
});
