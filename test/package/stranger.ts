import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';

/** A folder of its own in the project that has the package installed. */
export class Stranger {
  readonly #folder = mkdtempSync(join(inject('project'), 'part-'));

  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.#folder, path)), { recursive: true });
      writeFileSync(join(this.#folder, path), text);
    }
  }

  /** Runs a command of Node's or of an installed package. Its exit status comes first, if it is not 0. */
  run(command: string, ...args: readonly string[]): string {
    const bin = join(inject('project'), 'node_modules/.bin', command);
    const { NODE_OPTIONS, VITEST, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync(existsSync(bin) ? bin : command, args, {
      cwd: this.#folder,
      env: { ...env, NO_COLOR: '1' },
      encoding: 'utf8',
    });
    return `${status === 0 ? '' : `exit status ${status}\n`}${stdout}${stderr}`;
  }

  read(path: string): string {
    return readFileSync(join(this.#folder, path), 'utf8');
  }
}
