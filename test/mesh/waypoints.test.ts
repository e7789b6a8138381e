import { describe, expect, it } from 'vitest';
import { waypointOf } from '../../lib/mesh/waypoints';
import { meshOf, object } from '../analysis/problems';

const of = (namespaceLabels: string, serviceLabels: string) => {
  const mesh = meshOf(
    object('Namespace shop', '{}', `labels: { ${namespaceLabels} }`) +
      object('Service shop/s', '{}', `labels: { ${serviceLabels} }`),
  );
  return waypointOf(mesh, mesh.of('Service')[0]!);
};

describe('the waypoint of a Service', () => {
  it('is that of its own label before that of its namespace', () => {
    expect(of('istio.io/use-waypoint: w', '')).toEqual({ namespace: 'shop', name: 'w' });
    expect(of('istio.io/use-waypoint: w', 'istio.io/use-waypoint: own')).toEqual({ namespace: 'shop', name: 'own' });
  });

  it('is none where the Service opts out, or nobody names one', () => {
    expect(of('istio.io/use-waypoint: w', 'istio.io/use-waypoint: none')).toBeUndefined();
    expect(of('', '')).toBeUndefined();
  });

  it('may lie in another namespace', () => {
    expect(of('', 'istio.io/use-waypoint: w, istio.io/use-waypoint-namespace: infra')).toEqual({
      namespace: 'infra',
      name: 'w',
    });
  });
});
