import { describe, expect, it } from 'vitest';
import { corsPreflightDenied as rule } from '../../../lib/analysis/rules/cors-preflight-denied';
import { Mesh } from '../../../lib/mesh/mesh';
import { meshOf, places } from '../problems';

describe('a preflight request at a gateway', () => {
  it('is denied by a policy that asks every request for a token', () => {
    expect(places(rule, rule.bad)).toEqual(['shop/api spec.http[0].corsPolicy']);
  });

  it('passes a policy for other hosts', () => {
    expect(places(rule, rule.bad.replace("[api.example.com, 'api", "[www.example.com, 'api"))).toEqual([]);
  });

  it('passes a policy for other methods', () => {
    expect(places(rule, rule.bad.replace("ports: ['8080']", "methods: [GET], ports: ['8080']"))).toEqual([]);
  });

  it('passes a policy for other pods', () => {
    expect(
      places(rule, rule.bad.replace('{ istio: ingressgateway } }\n  action', '{ istio: internal } }\n  action')),
    ).toEqual([]);
  });

  it('is answered by the sidecar in the mesh', () => {
    expect(places(rule, rule.bad.replace('gateways: [shop/edge]', 'gateways: [mesh]'))).toEqual([]);
  });

  it('is not asked for without a corsPolicy', () => {
    expect(places(rule, rule.bad.replace(/corsPolicy: .*/, 'timeout: 1s'))).toEqual([]);
  });

  it('is not judged at a Gateway whose structure is refused', () => {
    const { resources } = meshOf(rule.bad.replace('{ istio: ingressgateway }', 'null'));
    const manifests = resources.map(({ manifest }) => manifest);
    const mesh = Mesh.from(manifests, { malformed: new Set(manifests.filter(({ kind }) => kind === 'Gateway')) });
    expect([...rule.check(mesh)]).toEqual([]);
  });
});
