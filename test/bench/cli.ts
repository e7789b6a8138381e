import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { median, print } from './table';

const root = resolve(__dirname, '../..');

function seconds(args: readonly string[]): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** Prints what the command line costs over ts-node alone, both type-checking with this project's tsconfig. */
export function benchCli(): void {
  const out = mkdtempSync(join(tmpdir(), 'bench-cli-'));
  const empty = join(root, 'apps', 'bench-empty.ts');
  writeFileSync(empty, 'export {};\n');
  try {
    const rounds = [0, 1, 2, 3, 4].map(() => ({
      empty: seconds([join(root, 'node_modules/ts-node/dist/bin.js'), empty]),
      synth: seconds([join(root, 'build/lib/cli/main.js'), 'synth', 'shop', '--out', out]),
    }));
    const base = median(rounds.map((round) => round.empty));
    const synth = median(rounds.map((round) => round.synth));
    print('type-checked, from a cold start', [
      ['ts-node on an empty file', `${base.toFixed(2)} s`, '1.00 x'],
      ['cdk8s-istio synth shop', `${synth.toFixed(2)} s`, `${(synth / base).toFixed(2)} x`],
    ]);
  } finally {
    rmSync(empty);
    rmSync(out, { recursive: true });
  }
}
