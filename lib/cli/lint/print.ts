import type { Level } from '../../model/finding';
import { formatGitHub } from '../../output/github';
import { formatJson } from '../../output/json';
import { formatPlace, type LocatedFinding } from '../../output/located-finding';
import { formatSarif } from '../../output/sarif';
import { formatText, formatUnreadable, type TextStyle } from '../../output/text';
import type { LintOptions } from '../commands/lint';
import { colorsFor } from '../terminal';
import { version } from '../version';
import type { Reading } from './reading';
import { RULES } from './rules';

/** What lint has to say. */
export interface Linted extends Reading {
  readonly findings: readonly LocatedFinding[];
}

/** How much text is written at once, in UTF-16 units. */
const GATHERED = 1 << 16;

/** Prints findings to standard output; what the format has no place for goes to standard error. */
export function print(linted: Linted, format: LintOptions['format']): void {
  const { findings, unreadable, leftOut } = linted;
  if (leftOut.length > 0) process.stderr.write(`note: ${leftOut.join(', ')}: no manifest, left out\n`);
  if (format === 'json') {
    for (const place of unreadable) process.stderr.write(`${formatPlace(place)}: error: ${place.message}\n`);
    writeAll(formatJson(findings));
  } else if (format === 'sarif') {
    writeAll(formatSarif(findings, unreadable, RULES, { name: 'cdk8s-istio', version }));
  } else if (format === 'github') {
    writeAll(formatGitHub(findings, unreadable));
  } else {
    printText(linted);
  }
}

function printText({ findings, unreadable, documents, files, lineOf }: Linted): void {
  const colors = colorsFor(process.stdout);
  const paint = { error: colors.red, warning: colors.yellow, info: colors.cyan };
  const style: TextStyle = { level: (level, text) => colors.bold(paint[level](text)), dim: colors.dim, lineOf };
  const total = `${count(documents.length, 'object')} in ${count(files, 'file')}: ${totals(findings, unreadable.length)}\n`;
  writeAll(linesBetween(formatUnreadable(unreadable, style)));
  writeAll(linesBetween(formatText(findings, style)));
  process.stdout.write(total);
}

function* linesBetween(blocks: Iterable<string>): Generator<string, void> {
  for (const block of blocks) yield `${block}\n`;
}

/** Writes text as it comes, many pieces at once. */
function writeAll(pieces: Iterable<string>): void {
  let gathered = '';
  for (const piece of pieces) {
    gathered += piece;
    if (gathered.length < GATHERED) continue;
    process.stdout.write(gathered);
    gathered = '';
  }
  process.stdout.write(gathered);
}

function totals(findings: readonly LocatedFinding[], unreadable: number): string {
  const of = (wanted: Level) => findings.filter(({ level }) => level === wanted).length;
  const counts = [
    count(unreadable, 'unreadable place'),
    count(of('error'), 'error'),
    count(of('warning'), 'warning'),
    count(of('info'), 'hint'),
  ].filter((text) => !text.startsWith('0 '));
  return counts.length === 0 ? 'nothing found' : counts.join(', ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
