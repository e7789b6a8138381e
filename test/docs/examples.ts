import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const lib = resolve(__dirname, '../../lib');

/** An `@example` of a docstring. */
export interface Example {
  /** Where it is, from `lib`: `resources/gateway.ts:17`. */
  readonly place: string;
  readonly code: string;
}

const EXAMPLE = /@example\n((?:[ \t]*\*(?:[ \t][^\n]*)?\n)+?)(?=[ \t]*\*(?:\/|[ \t]*@))/g;

/** Every `@example` in the docstrings of a room. */
export function examplesOf(room: string): Example[] {
  return readdirSync(join(lib, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(lib, room, file), 'utf8');
      return [...text.matchAll(EXAMPLE)].map((match) => ({
        place: `${room}/${file}:${text.slice(0, match.index).split('\n').length}`,
        code: match[1]!.replace(/^[ \t]*\*[ \t]?/gm, '').trimEnd(),
      }));
    });
}
