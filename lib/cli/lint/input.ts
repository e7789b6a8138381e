import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nearest } from '../../model/suggestion';
import type { Unreadable } from '../../output/located-finding';

/** A file that was read. */
export interface Input {
  /** As messages name it. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Whether it was found in a folder: then it may as well be no manifest. */
  readonly isFound: boolean;
}

/** The name of what comes by standard input. */
const STDIN = 'stdin';

const MANIFESTS = /\.(?:ya?ml|json)$/i;

/** Reads files, whole folders of YAML and JSON, and, for `-`, standard input; each file once. */
export function* readInputs(paths: readonly string[]): Generator<Input | Unreadable, void> {
  const seen = new Set<string>();
  for (const path of paths) {
    for (const input of path === '-' ? [{ file: STDIN, isFound: false }] : filesAt(path)) {
      if (seen.has(input.file)) continue;
      seen.add(input.file);
      yield 'message' in input ? input : read(input.file, input.isFound);
    }
  }
}

function* filesAt(path: string): Generator<{ file: string; isFound: boolean } | Unreadable, void> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) {
    yield { file: path, message: `there is no such file${nearestName(path)}` };
  } else if (!found.isDirectory()) {
    yield { file: path, isFound: false };
  } else {
    const files = [...filesBelow(path)];
    if (files.length === 0) yield { file: path, message: 'there is no .yaml, .yml or .json file in this folder' };
    for (const file of files) yield { file, isFound: true };
  }
}

/** What tools keep for themselves (`.git`, `node_modules`) is nobody's mesh. */
function* filesBelow(folder: string): Generator<string, void> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (MANIFESTS.test(entry.name) && statSync(path, { throwIfNoEntry: false })?.isFile()) yield path;
  }
}

function read(file: string, isFound: boolean): Input | Unreadable {
  try {
    return { file, bytes: readFileSync(file === STDIN ? 0 : file), isFound };
  } catch (error) {
    return { file, message: `it cannot be read: ${(error as Error).message}` };
  }
}

function nearestName(path: string): string {
  const folder = dirname(path);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return '';
  const near = nearest(
    path,
    readdirSync(folder).map((name) => join(folder, name)),
  );
  return near === undefined ? '' : `; did you mean ${near}?`;
}
