import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

const ROOT = resolve(__dirname, '../..');
const CLI = join(ROOT, 'build/lib/cli/main.js');

const TSCONFIG = JSON.stringify({
  compilerOptions: {
    target: 'es2022',
    module: 'node16',
    strict: true,
    skipLibCheck: true,
    types: ['node'],
    rootDir: '.',
  },
});

/** What a run of the command line left. Times are `0.0 s`. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Somebody's project in a temporary folder, with this package installed. It is removed when the test is over. */
export class Project {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'somebodys-project-')));

  constructor(files: Readonly<Record<string, string>>) {
    onTestFinished(() => rmSync(this.folder, { recursive: true }));
    mkdirSync(join(this.folder, 'node_modules'));
    for (const module of ['cdk8s', 'constructs', 'typescript', 'ts-node', '@types']) {
      symlinkSync(join(ROOT, 'node_modules', module), join(this.folder, 'node_modules', module));
    }
    symlinkSync(ROOT, join(this.folder, 'node_modules/cdk8s-istio'));
    for (const [path, text] of Object.entries({ 'tsconfig.json': TSCONFIG, ...files })) this.write(path, text);
  }

  /** Runs `cdk8s-istio` in the project's folder. */
  run(args: readonly string[], { input = '', env = {} }: { input?: string; env?: NodeJS.ProcessEnv } = {}): Ran {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
      ...this.#surroundings(env),
      input,
      encoding: 'utf8',
    });
    return { status, stdout: withoutTimes(stdout), stderr: withoutTimes(stderr) };
  }

  /** Starts `cdk8s-istio` and leaves it running. */
  start(args: readonly string[]) {
    const child = spawn(process.execPath, [CLI, ...args], {
      ...this.#surroundings({}),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    return child;
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  has(path: string): boolean {
    return existsSync(join(this.folder, path));
  }

  #surroundings(env: NodeJS.ProcessEnv) {
    const { CDK8S_OUTDIR, FORCE_COLOR, NODE_OPTIONS, ...inherited } = process.env;
    return { cwd: this.folder, env: { ...inherited, ...env } };
  }
}

/** The last column of a table holds times: it is made as narrow as it gets. */
function withoutTimes(text: string): string {
  return text.replace(/ +(?:time|\d+\.\d s)$/gm, (cell) => (cell.endsWith('time') ? '   time' : '  0.0 s'));
}
