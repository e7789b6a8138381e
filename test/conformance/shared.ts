import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The reference material beside the project. */
const ROOT = resolve(__dirname, '../../../shared');

/** The path of a file of the reference material. Told to compare and finding nothing to compare with is a failure. */
export function sharedPath(path: string): string {
  const full = resolve(ROOT, path);
  if (!existsSync(full)) throw new Error(`The conformance tests need ${full}, which does not exist.`);
  return full;
}

/** A file of the reference material, as text. */
export function sharedText(path: string): string {
  return readFileSync(sharedPath(path), 'utf8');
}

/** A JSON file of the reference material. */
export function sharedJson<T>(path: string): T {
  return JSON.parse(sharedText(path)) as T;
}
