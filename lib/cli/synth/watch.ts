import { colorsFor } from '../terminal';
import { UsageError } from '../usage-error';
import { onProjectChange } from './project-changes';

/** Editors and compilers write in bursts: a run begins when it has been quiet for so many milliseconds. */
const QUIET = 100;

/** Runs now and whenever a file of the project in the current folder changes, until `signal` says stop. */
export async function watch(out: string, run: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  let changed = false;
  let timer: NodeJS.Timeout | undefined;
  let wake = () => {};
  const end = onProjectChange('.', out, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      changed = true;
      wake();
    }, QUIET);
  });
  signal.addEventListener('abort', () => wake());
  while (!signal.aborted) {
    changed = false;
    await runSafely(run);
    if (signal.aborted) break;
    process.stderr.write(`${colorsFor(process.stderr).dim('Watching for changes; Ctrl-C ends.')}\n`);
    await new Promise<void>((resolve) => {
      wake = resolve;
      if (changed) resolve();
    });
  }
  clearTimeout(timer);
  end();
}

/** An app can vanish while we watch, and come back. */
async function runSafely(run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`error: ${error.message}\n`);
  }
}
