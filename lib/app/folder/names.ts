import { lstatSync } from 'node:fs';
import { join } from 'node:path';

/** Why a file name cannot be used in an output folder; `undefined` if it can. Names are relative, with `/` between folders. */
export function whyBadName(name: string): string | undefined {
  if (name === '') return 'it is empty';
  if (/[\\:\p{Cc}]/u.test(name)) return 'it contains a backslash, a colon or a control character';
  const segments = name.split('/');
  if (segments.includes('')) return 'it is not relative to the folder, or has an empty part';
  if (segments.includes('.') || segments.includes('..')) return 'it leads out of the folder';
  return undefined;
}

/** The first folder on the way to a file that is none: a file, or a link that may lead out of the output folder. */
export function obstacleTo(dir: string, name: string): string | undefined {
  let path = dir;
  for (const segment of name.split('/').slice(0, -1)) {
    path = join(path, segment);
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    if (!found.isDirectory()) return path;
  }
  return undefined;
}
