import type { EnvoyFilterEnvoyConfigObjectPatch, EnvoyFilterListenerMatch } from '../../imports/istio.generated';
import { indexed } from '../mesh/indexed';
import type { SpecByKind } from '../mesh/kinds';
import type { Mesh } from '../mesh/mesh';
import type { Resource } from '../mesh/resource';
import type { Path } from '../model/finding';

/** One patch of an EnvoyFilter. */
export interface EnvoyPatch {
  readonly object: Resource<SpecByKind['EnvoyFilter']>;
  readonly path: Path;
  readonly operation: string;
  readonly applyTo: string;
  /** Whether the patch says where it goes by the place of another filter, so that the order of EnvoyFilters decides. */
  readonly relative: boolean;
  /** The filter it is about, or `''` where it names none. */
  readonly filter: string;
  readonly hasProxyVersion: boolean;
}

const IGNORED_ON: ReadonlySet<string> = new Set(['ROUTE_CONFIGURATION', 'HTTP_ROUTE']);
const REPLACEABLE: ReadonlySet<string> = new Set(['NETWORK_FILTER', 'HTTP_FILTER', 'VIRTUAL_HOST']);

/** Whether Envoy's configuration takes the operation at that place at all. */
export function isIgnored({ operation, applyTo }: EnvoyPatch): boolean {
  if (operation === 'ADD' || operation === 'REMOVE') return IGNORED_ON.has(applyTo);
  return operation === 'REPLACE' && !REPLACEABLE.has(applyTo);
}

const RELATIVE: ReadonlySet<string> = new Set(['INSERT_BEFORE', 'INSERT_AFTER', 'REMOVE', 'REPLACE']);

/** Every patch of every EnvoyFilter, in the order of the input. */
export const envoyPatches = indexed((mesh) => mesh.of('EnvoyFilter').flatMap((object) => [...patchesOf(object)]));

const versioned = indexed((mesh) => {
  const filters = new Map<string, EnvoyPatch>();
  for (const patch of envoyPatches(mesh)) {
    if (patch.hasProxyVersion && patch.filter !== '' && !filters.has(patch.filter)) filters.set(patch.filter, patch);
  }
  return filters;
});

/** A patch for the same filter that is limited to some versions of the proxy, wherever it stands in the input. */
export function versionedPatch(mesh: Mesh, patch: EnvoyPatch): EnvoyPatch | undefined {
  const found = versioned(mesh).get(patch.filter);
  return found === patch ? undefined : found;
}

function* patchesOf(object: EnvoyPatch['object']): Iterable<EnvoyPatch> {
  for (const [index, configPatch] of (object.spec.configPatches ?? []).entries()) {
    const operation = configPatch.patch?.operation;
    if (operation === undefined) continue;
    yield {
      object,
      path: ['spec', 'configPatches', index, 'patch'],
      operation,
      applyTo: configPatch.applyTo ?? 'INVALID',
      relative: RELATIVE.has(operation) && (object.spec.priority ?? 0) === 0,
      filter: filterName(configPatch),
      hasProxyVersion: Boolean(configPatch.match?.proxy?.proxyVersion),
    };
  }
}

function filterName({ patch, match }: EnvoyFilterEnvoyConfigObjectPatch): string {
  const name = patch?.value?.['name'];
  if (typeof name === 'string') return name;
  const listener = match?.listener as EnvoyFilterListenerMatch | undefined;
  return listener?.filterChain?.filter?.name ?? '';
}
