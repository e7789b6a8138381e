import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

const ROOT = resolve(__dirname, '../..');
/** What people have beside the package, in the versions it is developed with. */
const BESIDE = ['cdk8s', 'constructs', 'typescript', 'ts-node', 'jest', 'vitest', '@types/node'];

declare module 'vitest' {
  export interface ProvidedContext {
    /** A project in which the packed package is installed, and nothing else was done. */
    project: string;
    /** The paths of the files in the package. */
    packed: string[];
  }
}

/** Packs the package and installs it, as a stranger would, in an empty project. */
export default function setup({ provide }: TestProject): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'strangers-project-')));
  const npm = (cwd: string, ...args: string[]) =>
    execFileSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  const [pack] = JSON.parse(npm(ROOT, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder));
  writeFileSync(join(folder, 'package.json'), '{ "name": "strangers-project", "private": true }');
  const versions = BESIDE.map((name) => `${name}@${require(join(ROOT, 'node_modules', name, 'package.json')).version}`);
  npm(folder, 'install', '--prefer-offline', '--no-audit', '--no-fund', `./${pack.filename}`, ...versions);
  provide('project', folder);
  provide(
    'packed',
    pack.files.map(({ path }: { path: string }) => path),
  );
  return () => rmSync(folder, { recursive: true });
}
