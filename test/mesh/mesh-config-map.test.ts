import { describe, expect, it } from 'vitest';
import { Mesh } from '../../lib/mesh/mesh';
import { parseMeshConfig } from '../../lib/mesh/mesh-config-map';

const configMap = (mesh: unknown, namespace = 'istio-system', name = 'istio') => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace },
  data: { mesh },
});

describe('the MeshConfig of an installation', () => {
  it('is read from its ConfigMap, under what the caller says and over the defaults', () => {
    const manifests = [configMap('rootNamespace: mesh-root\ntrustDomain: example.org')];
    expect(Mesh.from(manifests).config).toMatchObject({ rootNamespace: 'mesh-root', domain: 'cluster.local' });
    expect(Mesh.from(manifests, { config: { trustDomain: 'mine' } }).config.trustDomain).toBe('mine');
  });

  it('may stand among what is assumed', () => {
    expect(Mesh.from([], { assume: [configMap('trustDomain: example.org')] }).config.trustDomain).toBe('example.org');
  });

  it('is no other ConfigMap', () => {
    expect(Mesh.from([configMap('trustDomain: x', 'shop')]).config.trustDomain).toBe('cluster.local');
    expect(Mesh.from([configMap('trustDomain: x', 'istio-system', 'settings')]).config.trustDomain).toBe(
      'cluster.local',
    );
  });

  it.each(['- a', 'a: [', '', 'text', '!!js/function "x"'])('says nothing as %j', (text) => {
    expect(parseMeshConfig(text)).toEqual({});
  });

  it('says nothing when it is no text', () => {
    expect(Mesh.from([configMap(7)]).config.trustDomain).toBe('cluster.local');
  });
});
