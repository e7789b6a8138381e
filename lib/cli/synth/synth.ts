import type { SynthOptions } from '../commands/synth';
import { ExitCode } from '../exit-code';
import { findApps } from './find-apps';
import { runApps } from './run-apps';
import { stream } from './stream';
import { summary } from './summary';
import type { AppResult } from './synthesize-app';
import { tellFailure, tellSaid } from './tell';
import { findTsNode } from './ts-node';
import { watch } from './watch';

/** Runs the command and returns its exit status. @throws UsageError */
export async function synth(names: readonly string[], options: SynthOptions): Promise<number> {
  const interrupt = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interrupt.abort(name));
  const { signal } = interrupt;
  findApps(names);
  const tsNode = findTsNode();
  if (options.watch) {
    await watch(options.out, () => synthOnce(names, options, tsNode, signal), signal);
    return ExitCode.ok;
  }
  const succeeded = await synthOnce(names, options, tsNode, signal);
  if (signal.aborted) return ExitCode.killedBy(signal.reason);
  return succeeded ? ExitCode.ok : ExitCode.failed;
}

/** Runs the apps once and tells the user. @returns whether all of them were written */
async function synthOnce(
  names: readonly string[],
  options: SynthOptions,
  tsNode: string,
  signal: AbortSignal,
): Promise<boolean> {
  const start = performance.now();
  const out = options.stdout ? undefined : options.out;
  const { apps, withoutMain } = findApps(names);
  for (const folder of withoutMain) process.stderr.write(`note: ${folder} has no main.ts and is left out\n`);
  const results = await runApps(apps, { tsNode, out, signal }, (result) => {
    tellSaid(result, out === undefined ? process.stderr : process.stdout);
    tellFailure(result, out);
  });
  const succeeded = results.every(({ failure }) => failure === undefined);
  if (signal.aborted) return false;
  if (out !== undefined) process.stdout.write(summary(results, out, performance.now() - start));
  else if (succeeded) printStream(results);
  return succeeded;
}

function printStream(results: readonly AppResult[]): void {
  for (const chunk of stream(results.flatMap(({ manifests }) => manifests))) process.stdout.write(chunk);
}
