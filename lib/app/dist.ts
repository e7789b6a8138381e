import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { attempt } from './folder/attempt';
import { listName, listText, readList } from './folder/list';
import { obstacleTo, whyBadName } from './folder/names';
import { removeEmptyFolders, removeStale } from './folder/remove';
import { sameContent } from './folder/same-content';
import { inStaging, writeChunks } from './folder/staging';

/** A file to be written: its name relative to the folder (with `/`), and its text or bytes in chunks that are made while it is written. */
export interface OutputFile {
  readonly name: string;
  readonly chunks: Iterable<string | Uint8Array>;
}

/** A file that was written. */
export interface WrittenFile {
  readonly name: string;
  readonly bytes: number;
}

/** A file that is written but not in its place yet. */
interface StagedFile extends WrittenFile {
  readonly staged: string;
}

/**
 * Makes a folder hold the given files: writes them all aside first, then renames them into place one by one, then removes the files
 * that the previous run wrote and this one did not. Files of the same name are replaced; nobody else's file is ever removed.
 *
 * If anything fails before the first rename (a full disk, an error while the text is made), the folder is as it was. A file whose
 * bytes are unchanged is not touched. The folder is made if need be; what was written is remembered in `.cdk8s-istio` inside.
 *
 * @throws Error saying which file could not be written, why and what to do; errors of `files` and `chunks` as they are.
 */
export function writeFolder(dir: string, files: Iterable<OutputFile>): WrittenFile[] {
  const made = attempt('make the folder', dir, () => mkdirSync(dir, { recursive: true }));
  try {
    return inStaging(dir, (staging) => {
      const before = readList(dir);
      const present = presentIn(dir);
      const written = stage(dir, staging, files, present);
      const now = new Set(written.map(({ name }) => name));
      // Until all is in place the list holds both, so that a run killed in between leaves nothing that no list knows.
      placeList(dir, staging, new Set([...before, ...now]), present);
      for (const { name, staged } of written) place(dir, name, staged, present);
      removeStale(dir, before, now);
      placeList(dir, staging, now, presentIn(dir));
      return written.map(({ name, bytes }) => ({ name, bytes }));
    });
  } catch (error) {
    if (made !== undefined) removeEmptyFolders(dir, dirname(made));
    throw error;
  }
}

/** Whether something of that name may be there: 5,000 new files need not be looked for one by one. */
type MayExist = (name: string) => boolean;

function presentIn(dir: string): MayExist {
  const names = new Set(readdirSync(dir).map((name) => name.toLowerCase()));
  return (name) => name.includes('/') || names.has(name.toLowerCase());
}

function stage(dir: string, staging: string, files: Iterable<OutputFile>, present: MayExist): StagedFile[] {
  const written: StagedFile[] = [];
  const names = new Map<string, string>();
  for (const { name, chunks } of files) {
    refuseName(dir, name, names, present);
    // Staged files have no extension: a tool that reads the folder right now must not take them for manifests.
    const staged = join(staging, String(written.length));
    written.push({ name, staged, bytes: writeChunks(staged, join(dir, name), chunks) });
  }
  return written;
}

function refuseName(dir: string, name: string, names: Map<string, string>, present: MayExist): void {
  const path = join(dir, name);
  const reason = whyBadName(name) ?? (name === listName ? 'that file remembers what was written' : undefined);
  if (reason !== undefined) throw new Error(`cannot write a file named ${JSON.stringify(name)} to ${dir}: ${reason}`);
  const twin = names.get(name.toLowerCase());
  if (twin !== undefined)
    throw new Error(
      `cannot write ${path} twice: ${JSON.stringify(twin)} and ${JSON.stringify(name)} are one file to many systems; rename a chart`,
    );
  names.set(name.toLowerCase(), name);
  const obstacle = obstacleTo(dir, name);
  if (obstacle !== undefined)
    throw new Error(`cannot write ${path}: ${obstacle} is not a folder; move it or choose another output folder`);
  if (present(name) && lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`cannot write ${path}: a folder of that name is in the way; move it or rename the chart`);
  }
}

function place(dir: string, name: string, staged: string, present: MayExist): void {
  const path = join(dir, name);
  attempt('write', path, () => {
    if (present(name) && sameContent(staged, path)) return;
    if (name.includes('/')) mkdirSync(dirname(path), { recursive: true });
    renameSync(staged, path);
  });
}

function placeList(dir: string, staging: string, names: ReadonlySet<string>, present: MayExist): void {
  const staged = join(staging, 'list');
  rmSync(staged, { force: true });
  writeChunks(staged, join(dir, listName), [listText(names)]);
  place(dir, listName, staged, present);
}
