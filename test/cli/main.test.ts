import { expect, test } from 'vitest';
import { version } from '../../package.json';
import { Project } from './project';

const run = (...args: string[]) => new Project({}).run(args);

test('--version prints the package’s version', () => {
  expect(run('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
});

test('--help names the commands and the exit statuses', () => {
  const { status, stdout } = run('--help');
  expect(status).toBe(0);
  expect(stdout).toContain('synth [options] [app...]');
  expect(stdout).toContain('Exit status: 0');
});

test('an unknown command is answered with the nearest one', () => {
  expect(run('snyth')).toEqual({
    status: 2,
    stdout: '',
    stderr: "error: unknown command 'snyth'\n(Did you mean synth?)\n",
  });
});

test('an unknown option is answered with the nearest one', () => {
  expect(run('synth', '--watsh')).toEqual({
    status: 2,
    stdout: '',
    stderr: "error: unknown option '--watsh'\n(Did you mean --watch?)\n",
  });
});

test('options that contradict each other are refused', () => {
  expect(run('synth', '--stdout', '--out', 'x')).toMatchObject({ status: 2, stdout: '' });
});

test('a pipe gets no colours, wherever it runs', () => {
  expect(new Project({}).run(['snyth'], { env: { CI: 'true' } }).stderr).not.toContain('\x1b');
});
