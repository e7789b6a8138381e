import { isMapping } from './mapping';
import type { Shape } from './shape';
import { suggestion } from './suggestion';

/**
 * What is given and nobody would read, at any depth, as sentences with the nearest name: a slip that the compiler did
 * not see, because the object was built elsewhere, or the program is no TypeScript.
 *
 * @param where - what the keys are unknown under, where others are known elsewhere
 */
export function unknownKeys(given: unknown, shape: Shape, where = ''): string[] {
  return below('', given, shape, where);
}

function below(path: string, given: unknown, shape: Shape, where: string): string[] {
  if (!isMapping(given)) return [];
  return Object.keys(given).flatMap((key) => {
    const known = Object.hasOwn(shape, key) ? shape[key] : shape['*'];
    // A value that nobody looks into may be a getter, to be asked later.
    if (known === true || given[key] === undefined) return [];
    if (known !== undefined) return below(`${path}${key}.`, given[key], known, where);
    return [`has no use for "${path}${key}"${where}. ${suggestion(key, Object.keys(shape))}`];
  });
}
