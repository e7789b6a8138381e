import { type Answer, AnswerReader } from './answer';
import { bootstrap } from './bootstrap';
import { Client } from './client';
import { startEcho } from './echo';
import { launch } from './envoy-process';
import { scoped } from './local-routes';
import type { ProxyConfig } from './proxy-config';

/** One request, as a client of the proxy makes it. */
export interface EnvoyRequest {
  /** The port that the client dials: of the service for a sidecar, of the gateway's pod (not its Service) for a gateway. */
  readonly port: number;
  /** The address that the client dials. @default one that no service has */
  readonly address?: string;
  /** The client's address. @default 10.9.9.9 */
  readonly source?: string;
  /** Speak TLS. */
  readonly tls?: { readonly sni: string };
  /** Speak the mesh's mutual TLS, as the sidecar of one who is this: `cluster.local/ns/shop/sa/web`, one of `identities`. */
  readonly identity?: string;
  /** What mutual TLS carries: requests, or bytes that the sender's proxy did not read. @default HTTP */
  readonly carries?: 'HTTP' | 'TCP';
  /** A request to the workload rather than from it: into its sidecar. @default false */
  readonly inbound?: boolean;
  /** The Host header, as it is sent. */
  readonly host: string;
  /** @default GET */
  readonly method?: string;
  /** Path and query, as they are sent. @default / */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
}

interface Site {
  readonly reader: AnswerReader;
  /** Port on loopback by the listener's `address:port`. */
  readonly ports: ReadonlyMap<string, number>;
}

/**
 * A real Envoy that is every proxy of a mesh at once, on loopback, with all clusters led to an echo server.
 *
 * ```ts
 * const envoy = await Envoy.start({ shop: config });
 * const answer = await envoy.request('shop', { port: 80, host: 'reviews', path: '/v1' });
 * await envoy.stop();
 * ```
 */
export class Envoy<Name extends string = string> {
  readonly #sites: ReadonlyMap<string, Site>;
  readonly #client = new Client();
  readonly #close: () => Promise<void>;

  private constructor(sites: ReadonlyMap<string, Site>, close: () => Promise<void>) {
    this.#sites = sites;
    this.#close = close;
  }

  /** @throws EnvoyRefused when Envoy rejects the configuration. */
  static async start<Name extends string>(proxies: Readonly<Record<Name, ProxyConfig>>): Promise<Envoy<Name>> {
    const echo = await startEcho();
    const { config, clusters } = bootstrap(proxies, echo.port);
    const started = await launch(config).catch(async (error: unknown) => {
      await echo.stop();
      throw error;
    });
    const sites = new Map<string, Site>();
    for (const [name, proxy] of Object.entries<ProxyConfig>(proxies)) {
      const ports = new Map<string, number>();
      for (const listener of proxy.listeners) {
        const { address, portValue } = listener.address.socketAddress;
        const key = listener.name.startsWith('virtual') ? listener.name : `${address}:${portValue}`;
        const port = started.ports.get(scoped(name, listener.name));
        if (port !== undefined) ports.set(key, port);
      }
      sites.set(name, { reader: new AnswerReader(name, proxy, clusters), ports });
    }
    return new Envoy(sites, async () => {
      await started.stop();
      await echo.stop();
    });
  }

  /** Sends one request through one of the proxies. */
  async request(proxy: Name, request: EnvoyRequest): Promise<Answer> {
    const { ports, reader } = this.#sites.get(proxy)!;
    const { port, address = '240.240.0.1', source = '10.9.9.9', tls, host, method = 'GET', path = '/' } = request;
    // As the kernel and Envoy choose: the very address, then any address, then what catches everything.
    const listenPort = request.inbound
      ? ports.get('virtualInbound')
      : (ports.get(`${address}:${port}`) ?? ports.get(`0.0.0.0:${port}`) ?? ports.get('virtualOutbound'));
    if (listenPort === undefined) return { by: 'nobody', headers: {}, body: '', shares: [] };
    const { identity, carries } = request;
    const to = { listenPort, address, port, source, sni: tls?.sni, identity, carries };
    const response = await this.#client.send(to, { method, path, host, headers: request.headers ?? {} });
    return response ? reader.read(response) : { by: 'closed', headers: {}, body: '', shares: [] };
  }

  /** Sends many requests through one of the proxies, some at a time; the answers are in the order of the requests. */
  async requests(proxy: Name, requests: readonly EnvoyRequest[]): Promise<Answer[]> {
    const answers: Answer[] = [];
    const todo = requests.entries();
    const worker = async () => {
      for (const [index, request] of todo) answers[index] = await this.request(proxy, request);
    };
    await Promise.all(Array.from({ length: 16 }, worker));
    return answers;
  }

  /** Ends Envoy and the echo server and waits until both are gone. */
  async stop(): Promise<void> {
    this.#client.close();
    await this.#close();
  }
}
