import { type ApiObject, JsonPatch } from 'cdk8s';
import { lower } from './lower';
import { ManifestError } from './manifest-error';
import { VERBATIM } from './reference-fields';

/**
 * An object with the patches of `addJsonPatch` applied. They come last and may write fields that no type knows.
 *
 * @throws ManifestError when a patch does not fit the object or holds what no manifest can, naming the operation
 */
export function applyPatches(object: ApiObject, json: Record<string, unknown>): Record<string, unknown> {
  const { patches } = object as unknown as { readonly patches: readonly JsonPatch[] };
  if (patches.length === 0) return json;
  const patched = patches.reduce((document, patch) => applyPatch(object, document, patch), json);
  // A patch may move keys; what says what an object is comes first all the same.
  const result: Record<string, unknown> = {};
  for (const key of ['apiVersion', 'kind', 'metadata', ...Object.keys(patched)]) {
    if (Object.hasOwn(patched, key)) result[key] = patched[key];
  }
  return result;
}

function applyPatch(object: ApiObject, json: Record<string, unknown>, patch: JsonPatch): Record<string, unknown> {
  const { operation } = patch as unknown as { readonly operation: { readonly value?: unknown } };
  const refuse = (reasons: readonly string[]) => {
    const words = reasons.map((reason) => `addJsonPatch ${JSON.stringify(operation)}: ${reason}`);
    return new ManifestError(object.node.path, words);
  };
  // JSON has no NaN: applied unseen, it would become null.
  const unwritable = lower(operation, VERBATIM).refused;
  if (unwritable.length > 0) throw refuse(unwritable);
  try {
    return JsonPatch.apply(json, patch);
  } catch (error) {
    const { name } = error as Error;
    const why =
      name === 'TEST_OPERATION_FAILED' ? 'the test fails' : 'its path leads nowhere; add what is above it first';
    throw refuse([why]);
  }
}
