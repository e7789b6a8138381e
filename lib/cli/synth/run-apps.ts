import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Progress } from '../progress';
import type { AppProgram } from './find-apps';
import { type AppResult, synthesizeApp } from './synthesize-app';

/** How apps are run. */
export interface RunOptions {
  /** The module that makes Node run TypeScript. */
  readonly tsNode: string;
  /** The folder that gets a folder per app. Without one nothing is written. */
  readonly out: string | undefined;
  /** Ends all of it. */
  readonly signal: AbortSignal;
}

/**
 * Runs the apps, as many at once as there are processors. Their results come in the order of `apps`, each as soon as those before it
 * are done.
 */
export async function runApps(
  apps: readonly AppProgram[],
  options: RunOptions,
  tell: (result: AppResult) => void,
): Promise<AppResult[]> {
  const { tsNode, out, signal } = options;
  const staging = mkdtempSync(join(realpathSync(tmpdir()), 'cdk8s-istio-'));
  const results: AppResult[] = [];
  const running = new Set<string>();
  let told = 0;
  const progress = new Progress(
    process.stderr,
    () => `${told} of ${apps.length} apps done; running ${[...running].join(', ')}`,
  );
  const queue = apps.entries();
  const work = async () => {
    for (const [index, app] of queue) {
      if (signal.aborted) return;
      running.add(app.name);
      const folders = { staged: join(staging, app.name), ...(out === undefined ? {} : { final: join(out, app.name) }) };
      results[index] = await synthesizeApp(app, folders, tsNode, signal);
      running.delete(app.name);
      if (signal.aborted) return;
      progress.clear();
      while (results[told] !== undefined) tell(results[told++]!);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(apps.length, availableParallelism()) }, work));
    return results;
  } finally {
    progress.end();
    rmSync(staging, { recursive: true, force: true });
  }
}
