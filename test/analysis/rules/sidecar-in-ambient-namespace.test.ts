import { describe, expect, it } from 'vitest';
import { sidecarInAmbientNamespace as rule } from '../../../lib/analysis/rules/sidecar-in-ambient-namespace';
import { deployment, object, places } from '../problems';

const ambient = (labels = '') =>
  object('Namespace shop', '{}', `labels: { istio.io/dataplane-mode: ambient, ${labels} }`);

describe('a sidecar', () => {
  it('in an ambient namespace is mentioned', () => {
    expect(places(rule, ambient() + deployment("sidecar.istio.io/inject: 'true'"))).toEqual(['shop/products spec']);
  });

  it('elsewhere is the rule', () => {
    expect(places(rule, object('Namespace shop') + deployment("sidecar.istio.io/inject: 'true'"))).toEqual([]);
  });
});
