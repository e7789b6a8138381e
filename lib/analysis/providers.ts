import type { Mesh } from '../mesh/mesh';

/** What every mesh has without being told. */
const BUILT_IN = ['prometheus', 'stackdriver', 'envoy'];

/** The names of the mesh config's extension providers, or `undefined` where the input has no mesh config that says. */
export function meshProviders(mesh: Mesh): ReadonlySet<string> | undefined {
  const { extensionProviders } = mesh.config;
  if (!Array.isArray(extensionProviders)) return undefined;
  const names = extensionProviders.map((provider: Readonly<Record<string, unknown>> | null) => provider?.name);
  return new Set([...BUILT_IN, ...names.filter((name) => typeof name === 'string')]);
}
