import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { nodeOfVitest5 } from './newer-node';

// `vitest/node` is ESM alone; biome knows the attribute that says so in no other form.
type TestProject = import('vitest/node', { with: { 'resolution-mode': 'import' }}).TestProject;

const ROOT = resolve(__dirname, '../..');
/** What people have beside the package, in the versions it is developed with. */
const BESIDE = ['cdk8s', 'constructs', 'typescript', 'ts-node', 'jest', 'vitest', '@types/node'];
/** What those have who are on the next vitest. */
const BESIDE_VITEST_5 = ['cdk8s', 'constructs', 'typescript'];
const VITEST_5 = 'vitest@5.1.1';

/** The projects, by what is installed beside the package. */
export type ProjectName = 'vitest 4' | 'vitest 5';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folders of projects in which the packed package is installed, and nothing else was done. */
    projects: Readonly<Record<ProjectName, string>>;
    /** The paths of the files in the package. */
    packed: string[];
  }
}

/** Packs the package and installs it, as strangers would, in empty projects. */
export default async function setup({ provide }: TestProject): Promise<() => void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'strangers-projects-')));
  const { stdout } = await npm(ROOT, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder);
  const [pack] = JSON.parse(stdout);
  const project = async (name: string, packages: readonly string[]) => {
    const cwd = join(folder, name);
    mkdirSync(cwd);
    writeFileSync(join(cwd, 'package.json'), '{ "name": "strangers-project", "private": true }');
    await npm(cwd, 'install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, pack.filename), ...packages);
    return cwd;
  };
  const [four, five] = await Promise.all([
    project('vitest-4', BESIDE.map(asDeveloped)),
    project('vitest-5', [...BESIDE_VITEST_5.map(asDeveloped), VITEST_5, ...(nodeOfVitest5() ?? [])]),
  ]);
  provide('projects', { 'vitest 4': four, 'vitest 5': five });
  provide(
    'packed',
    pack.files.map(({ path }: { path: string }) => path),
  );
  return () => rmSync(folder, { recursive: true });
}

function npm(cwd: string, ...args: string[]): Promise<{ readonly stdout: string }> {
  return promisify(execFile)('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
}

function asDeveloped(name: string): string {
  return `${name}@${require(join(ROOT, 'node_modules', name, 'package.json')).version}`;
}
