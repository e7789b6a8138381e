import { describe, expect, it } from 'vitest';
import { localRateLimitInactive as rule } from '../../../lib/analysis/rules/local-rate-limit-inactive';
import { places, problems } from '../problems';

describe('a local rate limit', () => {
  it('that is enabled and not enforced limits nothing', () => {
    expect(problems(rule, rule.good.replace(/ *filter_enforced.*\n/, '')).join()).toContain(
      'filter_enforced is not set',
    );
  });

  it('refilled more often than every 50ms is refused', () => {
    expect(problems(rule, rule.good.replace('fill_interval: 60s', 'fill_interval: 10ms')).join()).toContain(
      'at least 50ms, not 10ms',
    );
  });

  it('refilled every 50ms is taken', () => {
    expect(places(rule, rule.good.replace('fill_interval: 60s', 'fill_interval: 0.05s'))).toEqual([]);
  });

  it('of another filter is not judged', () => {
    expect(places(rule, rule.bad.replaceAll('local_ratelimit', 'ratelimit'))).toEqual([]);
  });
});
