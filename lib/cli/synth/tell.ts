import { colorsFor } from '../terminal';
import type { AppResult } from './synthesize-app';

/** Passes on what an app printed; its standard output goes to `stdout`. */
export function tellSaid({ said }: AppResult, stdout: NodeJS.WriteStream): void {
  for (const { to, text } of said) (to === 'stdout' ? stdout : process.stderr).write(text);
}

/** Says that an app failed, and what that means for its manifests: those in a folder of `out`, or those to be printed. */
export function tellFailure({ app, failure }: AppResult, out: string | undefined): void {
  if (failure === undefined) return;
  const consequence = out === undefined ? 'nothing is printed' : `${out}/${app.name} is left as it was`;
  const colors = colorsFor(process.stderr);
  process.stderr.write(`${colors.red(colors.bold('error:'))} ${failure}; ${consequence}\n`);
}
