import { parseIgnoreOption } from '../../analysis';
import { checkManifests } from '../../app/check';
import { locate } from '../../app/locate';
import { isAtLeast } from '../../model/level';
import type { LintOptions } from '../commands/lint';
import { ExitCode } from '../exit-code';
import { readAssumed } from './assumed';
import { explain } from './explain';
import { print } from './print';
import { readAll } from './reading';
import { findRules } from './rules';

/** Runs the command and returns its exit status. @throws UsageError */
export function lint(paths: readonly string[], options: LintOptions): number {
  if (options.explain !== undefined) {
    process.stdout.write(findRules(options.explain).map(explain).join('\n'));
    return ExitCode.ok;
  }
  const wanted = new Set(options.rule.flatMap(findRules).map(({ id }) => id));
  const assumed = readAssumed(options.assume);
  const reading = readAll(paths);
  const all = checkManifests(
    reading.documents.map(({ manifest }) => manifest),
    {
      istioVersion: options.istioVersion,
      assume: assumed.manifests,
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
  return findings.some(({ level }) => isAtLeast(level, options.failOn)) ? ExitCode.failed : ExitCode.ok;
}
