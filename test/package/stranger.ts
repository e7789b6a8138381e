import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { inject } from 'vitest';
import type { ProjectName } from './setup';

/** A folder of its own in a project that has the package installed. */
export class Stranger {
  readonly #project: string;
  readonly #folder: string;

  constructor(files: Readonly<Record<string, string>>, project: ProjectName = 'vitest 4') {
    this.#project = inject('projects')[project];
    this.#folder = mkdtempSync(join(this.#project, 'part-'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.#folder, path)), { recursive: true });
      writeFileSync(join(this.#folder, path), text);
    }
  }

  /** Runs a command as a script of the project would. Its exit status comes first, if it is not 0. */
  run(command: string, ...args: readonly string[]): string {
    const { NODE_OPTIONS, VITEST, ...env } = process.env;
    const PATH = `${join(this.#project, 'node_modules/.bin')}${delimiter}${env['PATH']}`;
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: this.#folder,
      env: { ...env, PATH, NO_COLOR: '1' },
      encoding: 'utf8',
    });
    return `${status === 0 ? '' : `exit status ${status}\n`}${stdout}${stderr}`;
  }

  read(path: string): string {
    return readFileSync(join(this.#folder, path), 'utf8');
  }
}
