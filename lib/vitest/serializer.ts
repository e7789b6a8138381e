import type { App, Chart } from 'cdk8s';
import type { Manifest } from '../model/manifest';
import { toYamlStream } from '../output/yaml';
import { isProgram, meshOf } from './mesh-of';
import { isTestedMesh, type TestedMesh } from './tested-mesh';

/**
 * Prints manifests in snapshots as YAML: of an App, a Chart, a mesh, a list of manifests or a single one.
 *
 * @example
 * expect.addSnapshotSerializer(serializer);
 * expect(app).toMatchSnapshot();
 */
export const serializer = {
  test: (value: unknown): boolean => isTestedMesh(value) || isProgram(value) || isManifest(value) || isList(value),
  serialize: (value: unknown): string => [...toYamlStream(listed(value as Printable))].join('').trimEnd(),
};

type Printable = TestedMesh | App | Chart | Manifest | readonly Manifest[];

function listed(value: Printable): readonly Manifest[] {
  return isManifest(value) ? [value] : meshOf(value).manifests;
}

function isList(value: unknown): value is readonly Manifest[] {
  return Array.isArray(value) && value.length > 0 && value.every(isManifest);
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  const { apiVersion, kind, metadata } = value as Readonly<Record<string, unknown>>;
  return (
    typeof apiVersion === 'string' && typeof kind === 'string' && typeof metadata === 'object' && metadata !== null
  );
}
