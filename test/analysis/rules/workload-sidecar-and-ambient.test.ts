import { describe, expect, it } from 'vitest';
import { workloadSidecarAndAmbient as rule } from '../../../lib/analysis/rules/workload-sidecar-and-ambient';
import { deployment, object, places } from '../problems';

describe('a pod', () => {
  it('with both marks is reported, with the annotation as well', () => {
    expect(
      places(
        rule,
        object(
          'Pod shop/p',
          '{}',
          "labels: { istio.io/dataplane-mode: ambient }, annotations: { sidecar.istio.io/inject: 'true' }",
        ),
      ),
    ).toEqual(['shop/p metadata.labels']);
  });

  it('that declines the sidecar is ambient', () => {
    expect(places(rule, deployment("sidecar.istio.io/inject: 'false', istio.io/dataplane-mode: ambient"))).toEqual([]);
  });
});
