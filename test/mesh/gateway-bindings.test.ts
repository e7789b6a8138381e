import { describe, expect, it } from 'vitest';
import { findGateway, gatewaysOf, isBoundToMesh } from '../../lib/mesh/gateway-bindings';
import { Mesh } from '../../lib/mesh/mesh';

const gateway = (apiVersion: string, spec: unknown) => ({
  apiVersion,
  kind: 'Gateway',
  metadata: { name: 'edge', namespace: 'infra' },
  spec,
});

describe('what a VirtualService is bound to', () => {
  it('is the mesh when it names nothing', () => {
    expect(gatewaysOf({})).toEqual(['mesh']);
    expect(isBoundToMesh({ gateways: [] })).toBe(true);
    expect(isBoundToMesh({ gateways: ['edge'] })).toBe(false);
    expect(isBoundToMesh({ gateways: ['edge', 'mesh'] })).toBe(true);
  });

  it.each([
    ['infra/edge', 'shop'],
    ['edge', 'infra'],
    ['./edge', 'infra'],
    ['edge.infra.svc.cluster.local', 'shop'],
  ])('by %s from namespace %s is Gateway infra/edge', (reference, namespace) => {
    const servers = [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['a.b', '*/c.d'] }];
    const mesh = Mesh.from([gateway('networking.istio.io/v1', { servers })]);
    expect(findGateway(mesh, reference, namespace)?.hosts).toEqual(['a.b', '*/c.d']);
  });

  it('may be a gateway of the Gateway API', () => {
    const mesh = Mesh.from([
      gateway('gateway.networking.k8s.io/v1', { listeners: [{ hostname: 'a.b' }, { name: 'all' }] }),
    ]);
    expect(findGateway(mesh, 'infra/edge', 'shop')?.hosts).toEqual(['a.b', '*']);
  });

  it('exists when it is malformed, and serves nothing that is known', () => {
    const malformed = gateway('networking.istio.io/v1', { servers: 'x' });
    const mesh = Mesh.from([malformed], { malformed: new Set([malformed]) });
    expect(findGateway(mesh, 'infra/edge', 'shop')?.hosts).toEqual([]);
  });

  it('may be nothing', () => {
    expect(findGateway(Mesh.from([]), 'edge', 'shop')).toBeUndefined();
  });
});
