import { expect, test } from 'vitest';
import { Project } from '../project';

test('an unknown app is answered with the nearest name', () => {
  const project = new Project({ 'apps/shop/main.ts': '', 'apps/payments/main.ts': '' });
  expect(project.run(['synth', 'shpo'])).toEqual({
    status: 2,
    stdout: '',
    stderr: 'error: there is no app "shpo" in apps/. Did you mean "shop"?\n',
  });
});

test('an app named like a thing of every object is no app', () => {
  const project = new Project({ 'apps/shop/main.ts': '' });
  expect(project.run(['synth', 'constructor']).stderr).toBe(
    'error: there is no app "constructor" in apps/. There is "shop".\n',
  );
});

test('a folder without main.ts is named', () => {
  const project = new Project({ 'apps/shop/main.ts': '', 'apps/shared/names.ts': '' });
  expect(project.run(['synth', 'shared']).stderr).toBe(
    'error: apps/shared has no main.ts; that file is what synth runs.\n',
  );
  expect(project.run(['synth']).stderr).toContain('note: apps/shared has no main.ts and is left out\n');
}, 60_000);

test('a project without apps is told where they go', () => {
  expect(new Project({}).run(['synth'])).toEqual({
    status: 2,
    stdout: '',
    stderr:
      'error: there is no apps/*/main.ts in this folder. Each app is a folder with a main.ts that ends in app.synth(): apps/shop/main.ts, for example.\n',
  });
});
