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

/** Prints findings to standard output; what the format has no place for goes to standard error. */
export function print(linted: Linted, format: LintOptions['format']): void {
  const { findings, unreadable, leftOut } = linted;
  if (leftOut.length > 0) process.stderr.write(`note: ${leftOut.join(', ')}: no manifest, left out\n`);
  if (format === 'json') {
    for (const place of unreadable) process.stderr.write(`${formatPlace(place)}: error: ${place.message}\n`);
    process.stdout.write(formatJson(findings));
  } else if (format === 'sarif') {
    process.stdout.write(formatSarif(findings, unreadable, RULES, { name: 'cdk8s-istio', version }));
  } else if (format === 'github') {
    process.stdout.write(formatGitHub(findings, unreadable));
  } else {
    printText(linted);
  }
}

function printText({ findings, unreadable, documents, files, lineOf }: Linted): void {
  const colors = colorsFor(process.stdout);
  const paint = { error: colors.red, warning: colors.yellow, info: colors.cyan };
  const style: TextStyle = { level: (level, text) => colors.bold(paint[level](text)), dim: colors.dim, lineOf };
  const blocks = [formatUnreadable(unreadable, style), formatText(findings, style)].filter((text) => text !== '');
  const total = `${count(documents.length, 'object')} in ${count(files, 'file')}: ${totals(findings, unreadable.length)}\n`;
  process.stdout.write([...blocks, total].join('\n'));
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
