import { describe, expect, it } from 'vitest';
import { istioMutualOutsideMesh as rule } from '../../../lib/analysis/rules/istio-mutual-outside-mesh';
import { object, places } from '../problems';

const mutual = object(
  'DestinationRule shop/api',
  '{ host: api.example.com, trafficPolicy: { tls: { mode: ISTIO_MUTUAL } } }',
);

describe('ISTIO_MUTUAL', () => {
  it('fails for a host outside, which a ServiceEntry is by default', () => {
    expect(places(rule, object('ServiceEntry shop/api', '{ hosts: [api.example.com], ports: [] }') + mutual)).toEqual([
      'shop/api spec.trafficPolicy.tls.mode',
    ]);
  });

  it('may be right for a host inside', () => {
    expect(
      places(
        rule,
        object('ServiceEntry shop/api', '{ hosts: [api.example.com], location: MESH_INTERNAL, ports: [] }') + mutual,
      ),
    ).toEqual([]);
  });

  it('is not judged for a host that is unknown', () => {
    expect(places(rule, mutual)).toEqual([]);
  });
});
