import { lineBreak } from './yaml-line';
import { keyText } from './yaml-text';

/** Keys longer than this take YAML's long form, `? key`. */
const longestKey = 1024;

/** The lines of keys seen so far, per depth: a manifest's keys are few and come again and again. */
const known: Map<string, string>[] = [];
const mostKnown = 10_000;

/** Line break, indentation, key and colon. */
export function keyLine(key: string, depth: number): string {
  known[depth] ??= new Map();
  const lines = known[depth];
  const seen = lines.get(key);
  if (seen !== undefined) return seen;
  const line = writeKeyLine(key, depth);
  if (lines.size < mostKnown && !hasLongForm(line, depth)) lines.set(key, line);
  return line;
}

/** Whether a key line has the long form, whose value begins behind the colon whatever it is. */
export function hasLongForm(line: string, depth: number): boolean {
  return line.length > lineBreak(depth).length + longestKey + ':'.length;
}

function writeKeyLine(key: string, depth: number): string {
  const text = keyText(key, depth === 0);
  return text.length > longestKey ? `${lineBreak(depth)}? ${text}${lineBreak(depth)}:` : `${lineBreak(depth)}${text}:`;
}
