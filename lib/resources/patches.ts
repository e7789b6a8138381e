import { type ApiObject, JsonPatch } from 'cdk8s';
import { ManifestError } from './manifest-error';

/**
 * An object with the patches of `addJsonPatch` applied. They come last and may write fields that no type knows.
 *
 * @throws ManifestError when a patch does not fit the object, naming the operation
 */
export function applyPatches(object: ApiObject, json: Record<string, unknown>): Record<string, unknown> {
  const { patches } = object as unknown as { readonly patches: readonly JsonPatch[] };
  if (patches.length === 0) return json;
  let patched: Record<string, unknown>;
  try {
    patched = JsonPatch.apply(json, ...patches);
  } catch (error) {
    const { message, operation } = error as { readonly message: string; readonly operation?: unknown };
    const what = operation === undefined ? '' : ` ${JSON.stringify(operation)}`;
    throw new ManifestError(object.node.path, [`addJsonPatch${what}: ${message.split('\n', 1)[0]}`]);
  }
  // A patch may move keys; what says what an object is comes first all the same.
  const result: Record<string, unknown> = {};
  for (const key of ['apiVersion', 'kind', 'metadata', ...Object.keys(patched)]) {
    if (Object.hasOwn(patched, key)) result[key] = patched[key];
  }
  return result;
}
