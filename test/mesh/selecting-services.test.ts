import { describe, expect, it } from 'vitest';
import { Mesh } from '../../lib/mesh/mesh';
import { servicesSelecting } from '../../lib/mesh/selecting-services';

const service = (name: string, namespace: string, selector?: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace },
  spec: { selector },
});

describe('the Services of a workload', () => {
  it('have a selector that its labels meet, in its namespace, in the order of the input', () => {
    const mesh = Mesh.from([
      service('by-version', 'shop', { version: 'v1', app: 'web' }),
      service('by-app', 'shop', { app: 'web' }),
      service('elsewhere', 'blog', { app: 'web' }),
      service('too-narrow', 'shop', { app: 'web', tier: 'front' }),
      service('by-hand', 'shop'),
      service('empty', 'shop', {}),
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', namespace: 'shop', labels: { app: 'web', version: 'v1' } },
      },
    ]);
    expect(servicesSelecting(mesh, mesh.workloads.all[0]!).map(({ name }) => name)).toEqual(['by-version', 'by-app']);
  });
});
