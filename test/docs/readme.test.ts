import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as cdk8s from 'cdk8s';
import * as library from 'cdk8s-istio';
import * as traffic from 'cdk8s-istio/vitest';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { compile } from '../types/compile';

const readme = readFileSync(resolve(__dirname, '../../README.md'), 'utf8');

/** The code blocks of the README in one language. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map((match) => match[1] ?? '');
}

test('every program in the README compiles', () => {
  const programs = Object.fromEntries(blocks('ts').map((code, index) => [`readme-${index}`, code]));
  expect(Object.keys(programs).length).toBeGreaterThan(1);
  expect(Object.entries(compile(programs)).filter(([, words]) => words.length > 0)).toEqual([]);
}, 60_000);

test('the first program writes the YAML that stands beside it', () => {
  const written: string[] = [];
  class Collecting extends library.MeshApp {
    override synth(): void {
      written.push(this.synthYaml());
    }
  }
  run(blocks('ts')[0] ?? '', { ...library, MeshApp: Collecting });
  expect(written.join('')).toContain(blocks('yaml')[0]);
});

test('the program of the section on testing gives the kinds it names', () => {
  const code = blocks('ts')[1] ?? '';
  const said = /\/\/ (\[.*\])/.exec(code)?.[1] ?? '';
  expect(run(`${code}\nexport { kinds };`, library)['kinds']).toEqual(JSON.parse(said.replaceAll("'", '"')));
});

/** Runs a program of the README and gives what it exports. */
function run(code: string, packageItself: object, others: object = {}): Record<string, unknown> {
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const modules: Record<string, unknown> = { cdk8s, 'cdk8s-istio': packageItself, ...others };
  const exported: Record<string, unknown> = {};
  new Function('require', 'exports', outputText)((name: string) => modules[name], exported);
  return exported;
}

test('the traffic test of the README passes', () => {
  const asserted: string[] = [];
  const runNow = (name: string, body: () => void) => {
    body();
    asserted.push(name);
  };
  run(blocks('ts')[2] ?? '', library, { 'cdk8s-istio/vitest': traffic, vitest: { expect, test: runNow } });
  expect(asserted).toEqual(['products are split at the gateway']);
});

test('every path the README names is there', () => {
  const named = [...readme.matchAll(/`((?:apps|test|docs|lib)\/[\w./-]+)`|\]\(([\w./-]+\.md|LICENSE)\)/g)];
  const missing = named
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((path) => !path.includes('<') && !exists(path));
  expect(missing).toEqual([]);
});

function exists(path: string): boolean {
  return (
    ts.sys.fileExists(join(resolve(__dirname, '../..'), path)) ||
    ts.sys.directoryExists(resolve(__dirname, '../..', path))
  );
}
