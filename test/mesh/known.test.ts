import { describe, expect, it } from 'vitest';
import { canDecideHost, knownNamespaces, namespaceOfService, serviceNames } from '../../lib/mesh/known';
import { Mesh } from '../../lib/mesh/mesh';

const service = (name: string, namespace: string) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace },
  spec: {},
});

describe('what the input knows', () => {
  it('of a service is decided by the Services of its namespace', () => {
    const mesh = Mesh.from([service('web', 'shop')]);
    expect(canDecideHost(mesh, 'api.shop.svc.cluster.local')).toBe(true);
    expect(canDecideHost(mesh, 'api.blog.svc.cluster.local')).toBe(false);
    expect(serviceNames(mesh, 'shop')).toEqual(['web']);
  });

  it('of any other host is decided by there being hosts at all', () => {
    expect(canDecideHost(Mesh.from([service('web', 'shop')]), 'api.example.com')).toBe(true);
    expect(canDecideHost(Mesh.from([]), 'api.example.com')).toBe(false);
  });

  it.each([
    ['web.shop.svc.cluster.local', 'shop'],
    ['a.web.shop.svc.cluster.local', 'shop'],
    ['web.shop.svc', undefined],
    ['shop.svc.cluster.local', undefined],
    ['api.example.com', undefined],
  ])('of %s is that it is a service of namespace %s', (host, namespace) => {
    expect(namespaceOfService(Mesh.from([]), host)).toBe(namespace);
  });

  it('are the namespaces that are declared, lived in or always there', () => {
    const declared = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'empty' } };
    const known = knownNamespaces(Mesh.from([service('web', 'shop'), declared]));
    for (const name of ['shop', 'empty', 'default', 'kube-system', 'istio-system']) expect(known).toContain(name);
    expect(known).not.toContain('');
  });
});
