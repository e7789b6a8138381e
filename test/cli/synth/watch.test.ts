import { once } from 'node:events';
import { expect, test } from 'vitest';
import { small } from '../programs';
import { Project } from '../project';

test('--watch runs again on a change, survives errors, and ends well', { timeout: 120_000 }, async () => {
  const project = new Project({ 'apps/shop/main.ts': small, 'lib/names.ts': '', 'other/notes.txt': '' });
  const child = project.start(['synth', '--watch']);
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  const settled = async (runs: number) => {
    while (said.split('Watching for changes').length <= runs) await once(child.stderr, 'data');
  };

  await settled(1);
  const good = project.read('dist/shop/shop.k8s.yaml');
  project.write('apps/shop/main.ts', 'app.synth();');
  await settled(2);
  expect(said).toContain("Cannot find name 'app'");
  expect(project.read('dist/shop/shop.k8s.yaml')).toBe(good);

  project.write('apps/shop/main.ts', small.replace("namespace: 'shop'", "namespace: 'store'"));
  await settled(3);
  expect(project.read('dist/shop/shop.k8s.yaml')).toContain('name: store');

  child.kill('SIGINT');
  expect(await once(child, 'close')).toEqual([0, null]);
});
