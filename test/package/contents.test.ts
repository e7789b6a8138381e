import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, inject, test } from 'vitest';

const packed = inject('packed');

test('beside the compiled library and its types there are only the papers', () => {
  expect(packed.filter((path) => !/^build\/(?:lib|imports)\/.*\.(?:js|d\.ts|json)$/.test(path)).sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'package.json',
  ]);
});

test('every module has its source (one that has none is left from an earlier build: remove build/), and its types', () => {
  const modules = packed.filter((path) => path.endsWith('.js')).map((path) => path.slice(0, -'.js'.length));
  expect(modules.filter((path) => !existsSync(resolve(`${path.replace('build/', '')}.ts`)))).toEqual([]);
  expect(modules.filter((path) => !packed.includes(`${path}.d.ts`))).toEqual([]);
});

test('neither tests nor the generator nor the compiler’s notes are in it', () => {
  expect(packed.filter((path) => /(?:^|\/)test\/|\.test\.|generator|tsbuildinfo/.test(path))).toEqual([]);
});
