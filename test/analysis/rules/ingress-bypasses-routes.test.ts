import { describe, expect, it } from 'vitest';
import { ingressBypassesRoutes as rule } from '../../../lib/analysis/rules/ingress-bypasses-routes';
import { places } from '../problems';

const routes = (name: string, hosts: string, gateways: string, destination: string, namespace = 'shop') => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: ${namespace} }
spec: { hosts: ${hosts}, gateways: ${gateways}, http: [{ route: [{ destination: ${destination} }] }] }
---`;
const split = routes('split', '[web]', '[mesh]', '{ host: web, subset: v1 }');

describe('a route from a gateway', () => {
  it('goes past the split of the mesh, whatever the spelling (Istio compares letters)', () => {
    expect(places(rule, split + routes('in', '[a.b]', '[edge]', '{ host: web }'))).toHaveLength(1);
    expect(
      places(rule, split + routes('in', '[a.b]', '[infra/edge]', '{ host: web.shop.svc.cluster.local }', 'edge')),
    ).toHaveLength(1);
    expect(places(rule, split + routes('in', '[a.b]', '[edge]', '{ host: web }', 'blog'))).toEqual([]);
  });

  it('does not when it names a subset itself', () => {
    expect(places(rule, split + routes('in', '[a.b]', '[edge]', '{ host: web, subset: v2 }'))).toEqual([]);
  });

  it('does not when it comes from sidecars only, or when one VirtualService is for both', () => {
    expect(places(rule, split + routes('in', '[a.b]', '[mesh]', '{ host: web }'))).toEqual([]);
    const one = split
      .replace('gateways: [mesh]', 'gateways: [mesh, edge]')
      .replace('subset: v1 } }', 'subset: v1 } }, { destination: { host: web } }');
    expect(places(rule, one)).toEqual([]);
  });

  it('does not when the split is for a gateway only: no rules of the mesh are passed by', () => {
    const other = split.replace('gateways: [mesh]', 'gateways: [other]');
    expect(places(rule, other + routes('in', '[a.b]', '[edge]', '{ host: web }'))).toEqual([]);
  });
});
