/** Namespaces something is exported to: names, `*` (all) or `~` (none); `.` is already the owner's name. */
export type Visibility = ReadonlySet<string>;

/** Resolves `exportTo` of an object of `namespace`; an empty list means `defaults`, and no defaults mean everybody. */
export function toVisibility(
  exportTo: readonly string[] | undefined,
  namespace: string,
  defaults: readonly string[] | undefined,
): Visibility {
  const scopes = exportTo !== undefined && exportTo.length > 0 ? exportTo : (defaults ?? ['*']);
  return new Set(scopes.map((scope) => (scope === '.' ? namespace : scope)));
}

/** How near something is to a namespace: Istio asks what was exported to the namespace itself before what everybody sees. */
export type Nearness = 'own' | 'exported' | 'public';

/** How a namespace sees something, or `undefined` when it does not. `*` makes other scopes meaningless, `~` hides. */
export function seenFrom(visibility: Visibility, owner: string, viewer: string): Nearness | undefined {
  if (visibility.has('*')) return 'public';
  if (visibility.has('~') || !visibility.has(viewer)) return undefined;
  return viewer === owner ? 'own' : 'exported';
}
