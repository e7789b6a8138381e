import { describe, expect, it } from 'vitest';
import { workloadWithoutPolicy as rule } from '../../../lib/analysis/rules/workload-without-policy';
import { deployment, object, places, problems } from '../problems';

describe('a workload with a sidecar', () => {
  it('is covered by a policy of the root namespace', () => {
    expect(
      places(
        rule,
        deployment("sidecar.istio.io/inject: 'true'") +
          object('AuthorizationPolicy shop/a', '{ selector: { matchLabels: { app: other } } }') +
          object('AuthorizationPolicy istio-system/a', '{}'),
      ),
    ).toEqual([]);
  });

  it('is open where others of its namespace are not', () => {
    expect(
      problems(
        rule,
        deployment("sidecar.istio.io/inject: 'true'") +
          object('AuthorizationPolicy shop/a', '{ selector: { matchLabels: { app: other } } }'),
      ).join(),
    ).toContain('everybody may call it');
  });

  it('is not mentioned where nobody has a policy, nor without a sidecar', () => {
    expect(
      places(
        rule,
        deployment("sidecar.istio.io/inject: 'true'") +
          deployment().replaceAll('shop', 'web') +
          object('AuthorizationPolicy web/a', '{ selector: { matchLabels: { app: other } } }'),
      ),
    ).toEqual([]);
  });
});
