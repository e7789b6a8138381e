import { merge, type Override } from './merge';

/** The fields of a spec, each by a function that is asked for it when the object is written. */
export type Parts<Spec> = { readonly [Field in keyof Spec]?: () => Spec[Field] };

/**
 * Props of an L2 construct whose fields are read late, so that routes and versions may still be added after the object
 * exists. `override` is merged last, field by field; a field that comes to `undefined` is left out.
 *
 * @param namespace - where the object belongs, if not into its chart's namespace
 */
export function late<Spec extends object>(
  name: string,
  parts: Parts<Spec>,
  override: Override<Spec> | undefined,
  namespace?: string,
): Spec & { readonly metadata: { readonly name: string } } {
  const given = (override ?? {}) as Record<string, unknown>;
  const props: Record<string, unknown> = {
    metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
  };
  for (const field of new Set([...Object.keys(parts), ...Object.keys(given)])) {
    const part = parts[field as keyof Spec];
    Object.defineProperty(props, field, {
      enumerable: true,
      get: () => merge<unknown>(part?.(), given[field] as Override<unknown>),
    });
  }
  return props as Spec & { readonly metadata: { readonly name: string } };
}

/** Nothing instead of an empty block, which Istio refuses. */
export function orAbsent<T extends object>(block: T): T | undefined {
  return Object.keys(block).length === 0 ? undefined : block;
}
