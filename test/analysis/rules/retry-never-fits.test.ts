import { describe, expect, it } from 'vitest';
import { retryNeverFits as rule } from '../../../lib/analysis/rules/retry-never-fits';
import { places, route } from '../problems';

describe('a retry', () => {
  it('never fits when one try may last as long as the request', () => {
    expect(places(rule, route('timeout: 2s, retries: { attempts: 1, perTryTimeout: 2s }'))).toEqual([
      'shop/products spec.http[0].retries.perTryTimeout',
    ]);
  });

  it('fits when a try is shorter by a millisecond', () => {
    expect(places(rule, route('timeout: 2s, retries: { attempts: 1, perTryTimeout: 1999ms }'))).toEqual([]);
  });

  it('fits when the request is not limited', () => {
    expect(places(rule, route('timeout: 0s, retries: { attempts: 1, perTryTimeout: 2s }'))).toEqual([]);
  });

  it('is none with attempts 0', () => {
    expect(places(rule, route('timeout: 2s, retries: { attempts: 0 }'))).toEqual([]);
  });
});
