import { type FSWatcher, lstatSync, readdirSync, watch } from 'node:fs';
import { join, resolve, sep } from 'node:path';

/** What counts right in the project's folder, where people also redirect their logs to. */
const SOURCE = /\.(?:[cm]?[jt]s|json|ya?ml)$/;

/**
 * Calls `onChange` for every change of a file in the project's folder. What lies in `out`, in `node_modules` and in folders that begin
 * with a dot does not count.
 *
 * @returns ends it
 */
export function onProjectChange(project: string, out: string, onChange: () => void): () => void {
  const output = resolve(out);
  const watchers = new Map<string, FSWatcher>();
  const counts = (path: string) => {
    const isForeign = path.split(sep).some((part) => part === 'node_modules' || (part.startsWith('.') && part !== '.'));
    return !isForeign && !`${resolve(project, path)}${sep}`.startsWith(`${output}${sep}`);
  };
  const watchFolder = (folder: string, recursive: boolean) => {
    if (watchers.has(folder) || !counts(folder)) return;
    const watcher = watch(join(project, folder), { recursive }, (_, file) => {
      const path = file === null ? folder : join(folder, file);
      if (!counts(path)) return;
      if (!recursive && isFolder(join(project, path))) watchFolder(path, true);
      else if (!recursive && !SOURCE.test(path)) return;
      onChange();
    });
    // A folder that goes away ends its watcher; should it come back, the project's own watcher sees it.
    watcher.on('error', () => {
      watcher.close();
      watchers.delete(folder);
      onChange();
    });
    watchers.set(folder, watcher);
  };
  // One watcher of all would walk through node_modules, too.
  watchFolder('.', false);
  for (const entry of readdirSync(project)) if (isFolder(join(project, entry))) watchFolder(entry, true);
  return () => {
    for (const watcher of watchers.values()) watcher.close();
  };
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
