import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { median, print } from './table';

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
}

/** The kinds of app that are compared; stock cdk8s checks nothing. */
type Kind = 'stock' | 'unchecked' | 'checked';

function measure(kind: Kind, charts: number, services: number): Measured {
  const args = [join(__dirname, 'synth-once.cjs'), kind, String(charts), String(services)];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${kind}: ${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1)!);
}

/** Medians of three runs each, the kinds taking turns so that all of them meet the same noise. */
function compare(cases: readonly (readonly [Kind, number, number])[]): Measured[] {
  const rounds = [0, 1, 2].map(() => cases.map((one) => measure(...one)));
  return cases.map((_, index) => ({
    seconds: median(rounds.map((round) => round[index]!.seconds)),
    megabytes: median(rounds.map((round) => round[index]!.megabytes)),
  }));
}

/** Prints how long it takes to write 60,000 objects, how that grows with their number, and what charts cost. */
export function benchSynth(): void {
  const [stock, unchecked, checked] = compare([
    ['stock', 1, 10_000],
    ['unchecked', 1, 10_000],
    ['checked', 1, 10_000],
  ]) as [Measured, Measured, Measured];
  const row = (name: string, { seconds, megabytes }: Measured) => [
    name,
    `${seconds.toFixed(2)} s`,
    `${(seconds / stock.seconds).toFixed(2)} x`,
    `${megabytes.toFixed(0)} MB`,
  ];
  print('10,000 services, 60,000 objects, one chart', [
    row('stock cdk8s App', stock),
    row('MeshApp, no checks', unchecked),
    row('MeshApp, all checks', checked),
  ]);
  const sizes = [2500, 5000, 10_000, 20_000];
  print(
    'all checks, by the number of objects',
    compare(sizes.map((services) => ['checked', 1, services] as const)).map(({ seconds, megabytes }, at) => {
      const objects = sizes[at]! * 6;
      const each = `${((seconds / objects) * 1e6).toFixed(0)} us each`;
      return [objects.toLocaleString('en'), `${seconds.toFixed(2)} s`, each, `${megabytes.toFixed(0)} MB`];
    }),
  );
  const [one, many] = compare([
    ['unchecked', 1, 5000],
    ['unchecked', 5000, 1],
  ]) as [Measured, Measured];
  print('30,000 objects, no checks', [
    ['one chart', `${one.seconds.toFixed(2)} s`, '1.00 x'],
    ['5,000 charts', `${many.seconds.toFixed(2)} s`, `${(many.seconds / one.seconds).toFixed(2)} x`],
  ]);
}
