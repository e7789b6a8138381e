import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { suggestion } from '../../model/suggestion';
import { UsageError } from '../usage-error';

/** Where a project keeps its programs, one folder each. */
const FOLDER = 'apps';

/** A program of the project. */
export interface AppProgram {
  readonly name: string;
  /** Its file, from the project's folder: `apps/shop/main.ts`. */
  readonly main: string;
}

/** The programs to run, and the folders that hold none. */
export interface Apps {
  readonly apps: readonly AppProgram[];
  /** `apps/notes`: a folder without a `main.ts`. */
  readonly withoutMain: readonly string[];
}

/**
 * The apps of the project in the current folder, in alphabetical order, or those of these names.
 *
 * @throws UsageError if a named one, or any at all, is not there
 */
export function findApps(names: readonly string[]): Apps {
  const folders = existsSync(FOLDER) ? foldersIn(FOLDER) : [];
  const isApp = (name: string) => existsSync(mainOf(name));
  const known = folders.filter(isApp);
  for (const name of names) {
    if (known.includes(name)) continue;
    if (folders.includes(name)) throw new UsageError(`${FOLDER}/${name} has no main.ts; that file is what synth runs.`);
    throw new UsageError(`there is no app "${name}" in ${FOLDER}/. ${suggestion(name, known)}`);
  }
  if (known.length === 0) {
    throw new UsageError(
      `there is no ${FOLDER}/*/main.ts in this folder. Each app is a folder with a main.ts that ends in app.synth(): ${FOLDER}/shop/main.ts, for example.`,
    );
  }
  const wanted = names.length === 0 ? known : known.filter((name) => names.includes(name));
  return {
    apps: wanted.map((name) => ({ name, main: mainOf(name) })),
    withoutMain: names.length === 0 ? folders.filter((name) => !isApp(name)).map((name) => join(FOLDER, name)) : [],
  };
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}

function mainOf(name: string): string {
  return join(FOLDER, name, 'main.ts');
}
