import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { program } from './build';
import type { MeshProxy, ProxyConfig } from './proxy-config';

/** istiod generates a mesh of tests in milliseconds; one that takes this long hangs. */
const patience = 60_000;

/** The manifests are such that no cluster would take them: schema, CEL or Istio's webhook says no. */
export class MeshRefused extends Error {
  readonly reasons: readonly string[];
  constructor(reasons: readonly string[]) {
    super(`A cluster would refuse this mesh:\n${reasons.join('\n')}`);
    this.reasons = reasons;
  }
}

/** istiod itself fails over the manifests: it panics, or it hangs. */
export class IstiodFailed extends Error {}

interface Response {
  readonly proxies?: Record<string, ProxyConfig>;
  readonly refused?: string[];
  readonly failed?: string;
}

/**
 * istiod's own generation of listeners, routes, clusters and endpoints, from manifests. One process serves many meshes,
 * one after the other, none of which sees another.
 *
 * ```ts
 * const istiod = await Istiod.start();
 * const { shop } = await istiod.generate(manifests, { shop: sidecar });
 * await istiod.stop();
 * ```
 */
export class Istiod {
  #server: Server;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<Istiod> {
    return new Istiod(await launch());
  }

  /**
   * The configuration of each of the named proxies.
   * @param meshConfig YAML laid over istiod's default mesh config, such as `outboundTrafficPolicy: {mode: REGISTRY_ONLY}`
   * @throws MeshRefused when a cluster would not admit the manifests, IstiodFailed when istiod breaks on them; the next
   * mesh is served all the same.
   */
  generate<Name extends string>(
    manifests: string,
    proxies: Readonly<Record<Name, MeshProxy>>,
    meshConfig = '',
  ): Promise<Record<Name, ProxyConfig>> {
    const answer = this.#turn.then(async () => {
      if (this.#server.broken) this.#server = await launch();
      const response = await ask(this.#server, { manifests, meshConfig, proxies });
      if (response.refused) throw new MeshRefused(response.refused);
      if (!response.proxies) throw new IstiodFailed(response.failed);
      return response.proxies as Record<Name, ProxyConfig>;
    });
    this.#turn = answer.catch(() => {});
    return answer;
  }

  /** Ends the process and waits until it is gone. */
  async stop(): Promise<void> {
    await this.#turn;
    await kill(this.#server);
  }
}

interface Server {
  readonly process: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly lines: AsyncIterator<string>;
  errors: string;
  broken: boolean;
}

async function launch(): Promise<Server> {
  const process = spawn(program('xds'), { stdio: ['pipe', 'pipe', 'pipe'] });
  const lines = createInterface({ input: process.stdout })[Symbol.asyncIterator]();
  const server: Server = { process, lines, errors: '', broken: false };
  process.stderr.on('data', (chunk: Buffer) => {
    server.errors = (server.errors + chunk).slice(-20_000);
  });
  // Writing to a server that has just died is told by the end of its output.
  process.stdin.on('error', () => {});
  // Istio's packages may log while they initialise, before the greeting.
  while (!(await nextLine(server)).startsWith('{"ready"'));
  return server;
}

async function ask(server: Server, request: object): Promise<Response> {
  server.process.stdin.write(`${JSON.stringify(request)}\n`);
  return JSON.parse(await nextLine(server)) as Response;
}

async function nextLine(server: Server): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patience);
  });
  const next = await Promise.race([server.lines.next(), late]);
  clearTimeout(timer);
  if (next !== undefined && !next.done) return next.value;
  server.broken = true;
  await kill(server);
  throw new IstiodFailed(next === undefined ? `no answer within ${patience} ms` : `istiod ended:\n${server.errors}`);
}

async function kill({ process }: Server): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const gone = once(process, 'exit');
  process.kill('SIGKILL');
  await gone;
}
