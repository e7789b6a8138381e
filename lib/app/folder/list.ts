import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt } from './attempt';
import { whyBadName } from './names';

/** The file in which an output folder remembers what was written to it. It has no extension that `kubectl apply -f` would read. */
export const listName = '.cdk8s-istio';

const explanation = '# Files that cdk8s-istio wrote; the next run removes those it writes no more.\n';

/** The names that the previous run wrote to a folder; none if there was no such run. @throws Error if the list was tampered with. */
export function readList(dir: string): ReadonlySet<string> {
  const path = join(dir, listName);
  const names = attempt('read', path, () => readIfThere(path))
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'));
  for (const name of names) {
    const reason = whyBadName(name);
    if (reason !== undefined)
      throw new Error(
        `${path} lists ${JSON.stringify(name)}, which no run wrote (${reason}); delete ${path} and run again`,
      );
  }
  return new Set(names);
}

/** The text of a list. */
export function listText(names: Iterable<string>): string {
  return `${explanation}${[...names].sort().join('\n')}\n`;
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
