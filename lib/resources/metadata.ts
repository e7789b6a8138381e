import type { ApiObjectMetadataDefinition } from 'cdk8s';
import { isWellFormed } from '../model/well-formed';

/** What cdk8s keeps of `metadata` beside its public fields. */
interface Kept {
  readonly _additionalAttributes: Readonly<Record<string, unknown>>;
}

/**
 * The fields of `metadata` as they were given and changed since. cdk8s' own `toJson()` asks the App about each value,
 * which takes longer than the rest of the object, and refuses values without saying where they are.
 */
export function metadataFields(
  metadata: ApiObjectMetadataDefinition,
  namespace: string | undefined,
): Record<string, unknown> {
  const { name, annotations, finalizers, labels, ownerReferences } = metadata as unknown as Record<string, unknown>;
  const fields: Record<string, unknown> = { annotations, finalizers, labels, name, namespace, ownerReferences };
  const { _additionalAttributes: given } = metadata as unknown as Kept;
  for (const key of Object.keys(given)) {
    // Defined, not assigned: a key `__proto__` is a key like any other, to be refused as one.
    if (!Object.hasOwn(fields, key)) Object.defineProperty(fields, key, { value: given[key], enumerable: true });
  }
  return fields;
}

/** The `metadata` of an object that has a name, and a namespace if any, and nothing else, as most have; else `undefined`. */
export function onlyName(
  metadata: ApiObjectMetadataDefinition,
  namespace: string | undefined,
): Record<string, unknown> | undefined {
  const { name, annotations, finalizers, labels, ownerReferences } = metadata as unknown as Readonly<
    Record<string, Readonly<Record<string, unknown>>>
  >;
  if (!isText(name) || (namespace !== undefined && !isText(namespace))) return undefined;
  if (!(isEmpty(annotations) && isEmpty(finalizers) && isEmpty(labels) && isEmpty(ownerReferences))) return undefined;
  for (const key in (metadata as unknown as Kept)._additionalAttributes) if (!KNOWN.has(key)) return undefined;
  return namespace === undefined ? { name } : { name, namespace };
}

function isEmpty(part: object | undefined): boolean {
  for (const _ in part) return false;
  return true;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && isWellFormed(value);
}

const KNOWN: ReadonlySet<string> = new Set([
  'name',
  'namespace',
  'labels',
  'annotations',
  'finalizers',
  'ownerReferences',
]);

/** Plain data without its empty fields, as cdk8s writes `metadata`; `undefined` when nothing is left. */
export function withoutEmpty(value: unknown): unknown {
  if (value === null) return undefined;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((item) => withoutEmpty(item) ?? item);
  const result: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const kept = withoutEmpty(inner);
    if (kept !== undefined) result[key] = kept;
  }
  return Object.keys(result).length === 0 ? undefined : result;
}
