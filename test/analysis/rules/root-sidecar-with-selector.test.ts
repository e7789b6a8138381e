import { describe, expect, it } from 'vitest';
import { rootSidecarWithSelector as rule } from '../../../lib/analysis/rules/root-sidecar-with-selector';
import { object, places } from '../problems';

describe('a Sidecar of the root namespace', () => {
  it('with a selector is for that namespace alone', () => {
    expect(
      places(rule, object('Sidecar istio-system/default', '{ workloadSelector: { labels: { app: web } } }')),
    ).toEqual(['istio-system/default spec.workloadSelector']);
  });

  it('is found where the mesh config says the root is', () => {
    expect(
      places(rule, object('Sidecar infra/default', '{ workloadSelector: { labels: { app: web } } }'), {
        config: { rootNamespace: 'infra' },
      }),
    ).toEqual(['infra/default spec.workloadSelector']);
  });

  it('may have one elsewhere', () => {
    expect(places(rule, object('Sidecar shop/default', '{ workloadSelector: { labels: { app: web } } }'))).toEqual([]);
  });
});
