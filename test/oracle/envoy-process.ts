import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { program } from './build';

/** Envoy is up in a fraction of a second; a start that takes this long hangs. */
const patience = 20_000;
/** However a test ends, no Envoy outlives this many seconds. */
const lifetime = '1800';

/** Envoy does not take what istiod wrote, in Envoy's words. */
export class EnvoyRefused extends Error {}

/**
 * Starts Envoy and waits until it listens.
 * @returns the ports that Envoy chose, by the listener's name, and how to end it.
 * @throws EnvoyRefused when it does not come up.
 */
export async function launch(config: object): Promise<{ ports: Map<string, number>; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'oracle-'));
  const file = join(folder, 'envoy.json');
  const admin = join(folder, 'admin');
  writeFileSync(file, JSON.stringify(config));
  const options = [
    '-c',
    file,
    '--admin-address-path',
    admin,
    '--concurrency',
    '1',
    '--disable-hot-restart',
    '-l',
    'error',
  ];
  const envoy = spawn('timeout', ['--kill-after=2', lifetime, program('envoy'), ...options], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  envoy.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk).slice(0, 20_000);
  });
  const atExit = () => envoy.kill();
  process.once('exit', atExit);
  const stop = async () => {
    process.off('exit', atExit);
    if (isRunning(envoy)) {
      const gone = once(envoy, 'exit');
      envoy.kill();
      await gone;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  for (
    const deadline = performance.now() + patience;
    performance.now() < deadline && isRunning(envoy);
    await sleep(5)
  ) {
    const ports = existsSync(admin) ? await listenerPorts(readFileSync(admin, 'utf8')) : undefined;
    if (ports !== undefined) return { ports, stop };
  }
  await stop();
  throw new EnvoyRefused(`Envoy did not start:\n${errors}`);
}

function isRunning(envoy: ChildProcess): boolean {
  return envoy.exitCode === null && envoy.signalCode === null;
}

/** The ports that Envoy chose, by the listener's name, once Envoy is ready. */
async function listenerPorts(admin: string): Promise<Map<string, number> | undefined> {
  const ready = await fetch(`http://${admin}/ready`).catch(() => undefined);
  if (!ready?.ok) return undefined;
  const listing = (await (await fetch(`http://${admin}/listeners?format=json`)).json()) as Listing;
  return new Map(listing.listener_statuses.map((each) => [each.name, each.local_address.socket_address.port_value]));
}

interface Listing {
  readonly listener_statuses: readonly {
    readonly name: string;
    readonly local_address: { readonly socket_address: { readonly port_value: number } };
  }[];
}
