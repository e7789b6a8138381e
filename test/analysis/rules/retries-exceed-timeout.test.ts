import { describe, expect, it } from 'vitest';
import { retriesExceedTimeout as rule } from '../../../lib/analysis/rules/retries-exceed-timeout';
import { places, problems, route } from '../problems';

describe('all tries together', () => {
  it('exceed a timeout that is shorter than their sum', () => {
    expect(places(rule, route('timeout: 5999ms, retries: { attempts: 2, perTryTimeout: 2s }'))).toEqual([
      'shop/products spec.http[0].retries',
    ]);
  });

  it('may last exactly as long as the timeout', () => {
    expect(places(rule, route('timeout: 6s, retries: { attempts: 2, perTryTimeout: 2s }'))).toEqual([]);
  });

  it('are counted with the first one', () => {
    expect(problems(rule, route('timeout: 5s, retries: { attempts: 3, perTryTimeout: 2s }')).join()).toContain(
      'only 2 full tries fit',
    );
  });

  it('are no matter where a single one fills the timeout', () => {
    expect(places(rule, route('timeout: 2s, retries: { attempts: 3, perTryTimeout: 2s }'))).toEqual([]);
  });
});
