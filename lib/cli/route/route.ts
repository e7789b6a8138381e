import { existsSync } from 'node:fs';
import { Coverage, complete, formatCoverage } from '../../ask';
import { formatAnswers } from '../../output/answer-json';
import { tellStory } from '../../output/story';
import { Simulator } from '../../routing';
import type { RouteOptions } from '../commands/route';
import { ExitCode } from '../exit-code';
import { readMesh } from '../read-mesh';
import { UsageError } from '../usage-error';
import { requestsOf } from './requests';

/** Runs the command and returns its exit status. @throws UsageError */
export function route(paths: readonly string[], options: RouteOptions): number {
  const share = options.coverage && paths.find((path) => /^\d+(\.\d+)?%?$/.test(path) && !existsSync(path));
  if (share) {
    const threshold = Number.parseFloat(share);
    throw new UsageError(`--coverage takes no number. The least share of routes is said by --threshold ${threshold}`);
  }
  const drafts = requestsOf(options);
  const simulator = new Simulator(readMesh(paths));
  const coverage = new Coverage();
  const told = drafts.map((draft) => {
    const request = complete(simulator, draft);
    const followed = simulator.follow(request);
    coverage.note(followed);
    return { request, answer: followed.answer };
  });
  process.stdout.write(
    options.format === 'json'
      ? formatAnswers(told.map(({ answer }) => answer))
      : told.map(({ request, answer }) => tellStory(request, answer)).join('\n'),
  );
  if (options.coverage === undefined && options.threshold === undefined) return ExitCode.ok;
  const report = coverage.report(simulator);
  // JSON on standard output is answers alone.
  const stream = options.format === 'json' ? process.stderr : process.stdout;
  stream.write(`${options.format === 'text' ? '\n' : ''}${formatCoverage(report)}\n`);
  if (report.percent >= (options.threshold ?? 0)) return ExitCode.ok;
  process.stderr.write(`error: fewer than ${options.threshold} % of the routes were taken\n`);
  return ExitCode.failed;
}
