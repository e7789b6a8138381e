import { printable } from './printable';

/** A line of a file with what is meant underlined. */
export interface Quote {
  readonly text: string;
  /** Spaces and carets, to stand under `text`. */
  readonly underline: string;
}

/** Manifests can be one line of megabytes (JSON): so much of it is shown, beginning a little before what is meant. */
const WIDTH = 120;
const BEFORE = 40;

/** Quotes a line and underlines the key or list item that begins at `column` (from 1), as far as it is on that line. */
export function quote(line: string, column: number): Quote {
  const at = column - 1;
  const start = at > WIDTH - BEFORE ? at - BEFORE : 0;
  const shown = printable(line.slice(start, start + WIDTH)).trimEnd();
  const prefix = start > 0 ? '… ' : '';
  const suffix = line.length > start + WIDTH ? ' …' : '';
  const length = Math.min(lengthOfEntry(line, at), shown.length - (at - start));
  return {
    text: `${prefix}${shown}${suffix}`,
    underline: ' '.repeat(prefix.length + at - start) + '^'.repeat(Math.max(1, length)),
  };
}

/** Up to the end of the line or to a comment; inside of brackets, up to the next entry or to the bracket's end. */
function lengthOfEntry(line: string, at: number): number {
  const rest = line.slice(at, at + WIDTH);
  if (!isInBrackets(line, at) && !/^[[{]/.test(rest)) return rest.replace(/\s#.*$/, '').trimEnd().length;
  let depth = 0;
  for (const { 0: token, index } of rest.matchAll(TOKEN)) {
    if (depth === 0 && /^[\]},]$/.test(token)) return rest.slice(0, index).trimEnd().length;
    depth += nesting(token);
    if (depth === 0 && /^[\]}]$/.test(token)) return index + 1;
  }
  return rest.trimEnd().length;
}

/** Quoted texts, in which nothing counts, and what divides entries in brackets. */
const TOKEN = /"(?:[^"\\]|\\.)*"|'[^']*'|[[\]{},]/g;

/** A line that is longer than anybody writes by hand is JSON. To look through all of it for every finding would take ages. */
const LONG = 4096;

function isInBrackets(line: string, at: number): boolean {
  if (at > LONG) return true;
  let depth = 0;
  for (const [token] of line.slice(0, at).matchAll(TOKEN)) depth += nesting(token);
  return depth > 0;
}

function nesting(token: string): number {
  if (token === '[' || token === '{') return 1;
  return token === ']' || token === '}' ? -1 : 0;
}
