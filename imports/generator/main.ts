import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ConstraintSource } from '../constraints';
import { generate } from './generate';
import { stableJson } from './json';

const output = join(__dirname, '..');
const sourcePath = join(output, 'source.json');

function main(paths: readonly string[]): void {
  if (paths.length === 0)
    throw new Error('usage: npm run import -- FILE [FILE...], files of CustomResourceDefinitions');
  const generated = paths.map((path) => generate(basename(path), readFileSync(path, 'utf8')));
  const sources: Record<string, ConstraintSource> = existsSync(sourcePath)
    ? JSON.parse(readFileSync(sourcePath, 'utf8'))
    : {};
  for (const { api, source, files } of generated) {
    sources[api] = source;
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(output, name), text);
      console.log(`imports/${name}: ${text.split('\n').length - 1} lines from ${source.file} (${source.version})`);
    }
  }
  writeFileSync(sourcePath, stableJson(sources));
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
