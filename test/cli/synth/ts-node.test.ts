import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { small } from '../programs';
import { Project } from '../project';

test('a project without ts-node is told what to install', () => {
  const project = new Project({ 'apps/shop/main.ts': small });
  rmSync(join(project.folder, 'node_modules/ts-node'));
  expect(project.run(['synth'])).toEqual({
    status: 2,
    stdout: '',
    stderr:
      'error: ts-node is not installed in this project. Run: npm install --save-dev ts-node@10.9 typescript@6.0\n',
  });
});

test('a TypeScript that has no compiler in JavaScript is refused by name', () => {
  const project = new Project({
    'apps/shop/main.ts': small,
    'typescript-7/package.json': '{ "name": "typescript", "version": "7.0.2" }',
  });
  rmSync(join(project.folder, 'node_modules/typescript'));
  symlinkSync(join(project.folder, 'typescript-7'), join(project.folder, 'node_modules/typescript'));
  expect(project.run(['synth']).stderr).toBe(
    'error: TypeScript 7.0.2 is installed in this project; ts-node cannot use it, because it has no compiler in JavaScript. Run: npm install --save-dev ts-node@10.9 typescript@6.0\n',
  );
});
