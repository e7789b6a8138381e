import { lstatSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { attempt } from './attempt';
import { obstacleTo } from './names';

/** Removes those of the files of the previous run that this one did not write, and the folders that are empty then. */
export function removeStale(dir: string, before: Iterable<string>, now: ReadonlySet<string>): void {
  const folded = new Map([...now].map((name) => [name.toLowerCase(), name]));
  for (const name of before) {
    const path = join(dir, name);
    if (now.has(name) || obstacleTo(dir, name) !== undefined) continue;
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found === undefined || found.isDirectory()) continue;
    // Where case does not count, the old name is the file that was just written under its new spelling.
    const twin = folded.get(name.toLowerCase());
    if (twin !== undefined && lstatSync(join(dir, twin)).ino === found.ino) continue;
    attempt('remove', path, () => rmSync(path));
    removeEmptyFolders(dirname(path), dir);
  }
}

/** Removes a folder and those above it as far as they are empty, but not `end`. */
export function removeEmptyFolders(from: string, end: string): void {
  for (let path = resolve(from); path !== resolve(end); path = dirname(path)) {
    try {
      rmdirSync(path);
    } catch {
      return; // somebody's file is in it
    }
  }
}
