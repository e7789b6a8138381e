import { describe, expect, it } from 'vitest';
import { ruledHosts, rulesCovering } from '../../lib/mesh/ruled-hosts';
import { meshOf, object, service } from '../analysis/problems';

describe('a DestinationRule', () => {
  it('is for the hosts that its wildcard covers and its namespace sees', () => {
    const mesh = meshOf(
      service('{ port: 80 }') +
        object('ServiceEntry web/private', '{ hosts: [a.shop.svc.cluster.local], exportTo: [.], ports: [] }') +
        object('DestinationRule shop/all', "{ host: '*.shop.svc.cluster.local' }"),
    );
    expect(ruledHosts(mesh, mesh.of('DestinationRule')[0]!).map(({ host }) => host)).toEqual([
      'products.shop.svc.cluster.local',
    ]);
  });

  it('is found by its short name and by wildcards over a host', () => {
    const mesh = meshOf(
      object('DestinationRule shop/short', '{ host: products }') +
        object('DestinationRule web/wide', "{ host: '*.local' }") +
        object('DestinationRule shop/other', '{ host: other }'),
    );
    expect(rulesCovering(mesh, 'products.shop.svc.cluster.local').map(({ name }) => name)).toEqual(['short', 'wide']);
  });
});
