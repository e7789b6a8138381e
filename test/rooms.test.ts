import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(__dirname, '..');

/** What each room may import beside itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  imports: [],
  model: ['imports'],
  resources: ['imports', 'model'],
  patterns: ['imports', 'model', 'resources'],
  mesh: ['imports', 'model'],
  schema: ['imports', 'model', 'mesh'],
  analysis: ['imports', 'model', 'mesh'],
  routing: ['imports', 'model', 'mesh'],
  ask: ['imports', 'model', 'mesh', 'routing'],
  diff: ['imports', 'model', 'mesh', 'routing', 'output'],
  output: ['imports', 'model', 'mesh', 'routing'],
  app: ['imports', 'model', 'resources', 'patterns', 'mesh', 'schema', 'analysis', 'routing', 'output'],
  vitest: ['imports', 'model', 'mesh', 'schema', 'routing', 'ask', 'output', 'app'],
  cli: ['imports', 'model', 'mesh', 'schema', 'analysis', 'routing', 'ask', 'diff', 'output', 'app'],
};

/** The room of a file, `undefined` for the public door. */
function roomOf(file: string): string | undefined {
  const [first, second, third] = relative(root, file).split('/');
  if (first === 'imports') return 'imports';
  return third === undefined ? undefined : second;
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(root, folder, file));
}

const IMPORT = /(?:from|import|require\()\s*'(\.[^']*)'/g;

test('rooms import downwards only', () => {
  const upward = [...sources('lib'), ...sources('imports')].flatMap((file) => {
    const room = roomOf(file);
    if (room === undefined) return [];
    return [...readFileSync(file, 'utf8').matchAll(IMPORT)]
      .map((match) => roomOf(join(resolve(dirname(file), match[1] ?? ''), 'x')) ?? room)
      .filter((target) => target !== room && !MAY_IMPORT[room]?.includes(target))
      .map((target) => `${relative(root, file)} imports ${target}`);
  });
  expect(upward).toEqual([]);
});

test('no file of the library has more than 250 lines', () => {
  const long = sources('lib')
    .map((file) => ({ file: relative(root, file), lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > 250);
  expect(long).toEqual([]);
});
