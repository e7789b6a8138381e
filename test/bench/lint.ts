import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { toYamlStream } from '../../lib/output/yaml';
import { plainObjects } from './plain-objects';
import { median, print } from './table';

const root = resolve(__dirname, '../..');
const istioctl = join(root, 'test/oracle/.cache/bin/istioctl');
const OBJECTS = 4000;

function seconds(command: string, args: readonly string[]): number {
  const start = process.hrtime.bigint();
  // Both end with status 1 and more where they find something; here only the time counts.
  const { error } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error !== undefined) throw error;
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** Prints how long `lint` takes for 4,000 objects on disk, as a whole process, beside `istioctl analyze` where it was built. */
export function benchLint(): void {
  const dir = mkdtempSync(join(tmpdir(), 'bench-lint-'));
  try {
    const objects = plainObjects(Math.ceil(OBJECTS / 6)).slice(0, OBJECTS);
    writeFileSync(join(dir, 'mesh.yaml'), [...toYamlStream(objects)].join(''));
    const ways: [string, string, string[]][] = [
      ['cdk8s-istio lint', process.execPath, [join(root, 'build/lib/cli/main.js'), 'lint', dir]],
    ];
    if (existsSync(istioctl)) ways.push(['istioctl analyze', istioctl, ['analyze', '--use-kube=false', '-A', dir]]);
    const rounds = [0, 1, 2, 3, 4].map(() => ways.map(([, command, args]) => seconds(command, args)));
    const times = ways.map((_, way) => median(rounds.map((round) => round[way]!)));
    const peer = times[1];
    print(
      `${objects.length} objects of YAML, whole process${peer === undefined ? ' (npm run oracle builds istioctl, its peer)' : ''}`,
      ways.map(([name], way) => [
        name,
        `${times[way]!.toFixed(2)} s`,
        peer === undefined ? '' : `${(times[way]! / peer).toFixed(2)} x`,
      ]),
    );
  } finally {
    rmSync(dir, { recursive: true });
  }
}
