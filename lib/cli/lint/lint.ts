import { parseIgnoreOption } from '../../analysis';
import { checkManifests } from '../../app/check';
import type { Level } from '../../model/finding';
import type { LocatedFinding } from '../../output/located-finding';
import type { LintOptions } from '../commands/lint';
import { ExitCode } from '../exit-code';
import { explain } from './explain';
import { locate } from './locate';
import { print } from './print';
import { readAll } from './reading';
import { findRules } from './rules';

const GRAVITY: Readonly<Record<Level, number>> = { info: 0, warning: 1, error: 2 };

/** Runs the command and returns its exit status. @throws UsageError */
export function lint(paths: readonly string[], options: LintOptions): number {
  if (options.explain !== undefined) {
    process.stdout.write(findRules(options.explain).map(explain).join('\n'));
    return ExitCode.ok;
  }
  const wanted = new Set(options.rule.flatMap(findRules).map(({ id }) => id));
  const assumed = readAll(options.assume);
  const reading = readAll(paths);
  const all = checkManifests(
    reading.documents.map(({ manifest }) => manifest),
    {
      istioVersion: options.istioVersion,
      assume: assumed.documents.map(({ manifest }) => manifest),
      suppressions: options.ignore.map(parseIgnoreOption),
      today: new Date().toISOString().slice(0, 'yyyy-mm-dd'.length),
    },
  );
  const findings = locate(
    all.filter(({ rule }) => wanted.size === 0 || wanted.has(rule)),
    reading.documents,
  );
  const unreadable = [...assumed.unreadable, ...reading.unreadable];
  print({ ...reading, findings, unreadable }, options.format);
  if (unreadable.length > 0) return ExitCode.unusable;
  return findings.some((finding) => isAtLeast(finding, options.failOn)) ? ExitCode.failed : ExitCode.ok;
}

function isAtLeast({ level }: LocatedFinding, least: Level): boolean {
  return GRAVITY[level] >= GRAVITY[least];
}
