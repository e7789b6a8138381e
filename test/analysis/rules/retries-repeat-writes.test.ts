import { describe, expect, it } from 'vitest';
import { retriesRepeatWrites as rule } from '../../../lib/analysis/rules/retries-repeat-writes';
import { httpRules, places, problems, route } from '../problems';

describe('retries after the server may have acted', () => {
  it('repeat a POST that the rule takes', () => {
    expect(places(rule, route("retries: { attempts: 2, retryOn: 'gateway-error' }"))).toEqual([
      'shop/products spec.http[0].retries.retryOn',
    ]);
  });

  it('repeat it for a single status code 503 too', () => {
    expect(places(rule, route("retries: { attempts: 2, retryOn: '503' }"))).toEqual([
      'shop/products spec.http[0].retries.retryOn',
    ]);
  });

  it('repeat nothing where the rule takes GET alone', () => {
    expect(
      places(
        rule,
        httpRules(
          "{ match: [{ method: { exact: GET } }], route: [{ destination: { host: a } }], retries: { attempts: 2, retryOn: '5xx' } }",
        ),
      ),
    ).toEqual([]);
  });

  it('repeat nothing where an earlier rule takes POST and PATCH', () => {
    expect(
      places(
        rule,
        httpRules(
          '{ match: [{ method: { regex: POST|PATCH } }], route: [{ destination: { host: a } }] }',
          "{ route: [{ destination: { host: a } }], retries: { attempts: 2, retryOn: '5xx' } }",
        ),
      ),
    ).toEqual([]);
  });

  it('repeat PATCH where the earlier rule takes POST alone', () => {
    expect(
      problems(
        rule,
        httpRules(
          '{ match: [{ method: { exact: POST } }], route: [{ destination: { host: a } }] }',
          "{ route: [{ destination: { host: a } }], retries: { attempts: 2, retryOn: '5xx' } }",
        ),
      ).join(),
    ).toContain('takes PATCH and');
  });

  it('on failed connections alone repeat nothing', () => {
    expect(places(rule, route("retries: { attempts: 2, retryOn: 'connect-failure,refused-stream' }"))).toEqual([]);
  });
});
