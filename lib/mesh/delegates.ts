import type { SpecByKind } from './kinds';
import { mergeMatches } from './merge-matches';
import type { Mesh } from './mesh';
import { resolveRoutes } from './resolve-routes';
import type { Resource } from './resource';
import type { HttpRule } from './virtual-services';
import { seenFrom, toVisibility } from './visibility';

/**
 * The VirtualService without hosts that a rule of `namespace` delegates to, when it is there and exported to that
 * namespace. Without one, Istio drops the delegating rule silently.
 */
export function findDelegate(
  mesh: Mesh,
  namespace: string,
  delegate: NonNullable<HttpRule['delegate']>,
): Resource<SpecByKind['VirtualService']> | undefined {
  const found = mesh.find('VirtualService', delegate.namespace || namespace, delegate.name ?? '');
  if (found === undefined || mesh.isMalformed(found) || (found.spec.hosts ?? []).length > 0) return undefined;
  const visibility = toVisibility(found.spec.exportTo, found.namespace, mesh.config.defaultVirtualServiceExportTo);
  return seenFrom(visibility, found.namespace, namespace) === undefined ? undefined : found;
}

/** The rules of a root in `namespace`, each delegating one replaced by what its delegate makes of it. */
export function mergeDelegates(mesh: Mesh, namespace: string, rules: readonly HttpRule[]): readonly HttpRule[] {
  if (!rules.some((rule) => rule.delegate !== undefined)) return rules;
  return rules.flatMap((root) => {
    if (root.delegate === undefined) return [root];
    const delegate = findDelegate(mesh, namespace, root.delegate);
    if (delegate === undefined) return [];
    const leaves = resolveRoutes(delegate.spec, delegate.namespace, mesh.config.domain).http;
    return leaves.flatMap((leaf) => mergeRule(root, leaf) ?? []);
  });
}

/** What a leaf takes from its root where it says nothing itself. */
const INHERITED = [
  'rewrite',
  'directResponse',
  'timeout',
  'retries',
  'fault',
  'mirror',
  'mirrorPercent',
  'mirrorPercentage',
  'corsPolicy',
  'mirrors',
  'headers',
] as const satisfies readonly (keyof HttpRule)[];

/** A leaf rule under its root, or `undefined` when their conditions exclude each other. */
function mergeRule(root: HttpRule, leaf: HttpRule): HttpRule | undefined {
  const match = mergeMatches(root.match ?? [], leaf.match ?? []);
  if (match === undefined) return undefined;
  const name = root.name && leaf.name ? `${root.name}-${leaf.name}` : leaf.name || root.name;
  const merged: Record<string, unknown> = { ...leaf, match, ...(name === undefined ? {} : { name }) };
  for (const field of INHERITED) merged[field] ??= root[field];
  return merged as unknown as HttpRule;
}
