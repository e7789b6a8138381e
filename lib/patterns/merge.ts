import type { Reference } from '../../imports/references';
import { isReference } from '../model/reference';

/** A part of a value, at any depth; lists and references are given whole. */
export type Override<T> = T extends readonly unknown[] | Reference<string> | { readonly host: Reference<'Host'> }
  ? T
  : T extends object
    ? { readonly [Key in keyof T]?: Override<T[Key]> }
    : T;

/** `base` with `override` laid over it: objects are merged key by key, everything else is replaced. */
export function merge<T>(base: T, override: Override<T> | undefined): T {
  if (override === undefined) return base;
  if (!isPlain(base) || !isPlain(override)) return override as T;
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(override)) result[key] = merge(result[key], value as never);
  return result as T;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || isReference(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
