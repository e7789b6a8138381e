import { Agent, type ClientRequest, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Response } from './answer';
import { certificates } from './build';

/** A request takes milliseconds on loopback; one that takes this long hangs. */
const patience = 10_000;

/**
 * Whether a connection ended without an answer. The other side may also speak TLS where we do not, or the other way round,
 * and one that asks for a certificate says so only when TLS stands.
 */
function isUnanswered({ code = '' }: NodeJS.ErrnoException): boolean {
  return ['ECONNRESET', 'EPIPE', 'EPROTO', 'HPE_INVALID_CONSTANT'].includes(code) || code.startsWith('ERR_SSL_');
}

/** Where a connection is made: a port of loopback, with what Envoy is told about it. */
export interface Destination {
  readonly listenPort: number;
  /** The address and port that the client dialled. */
  readonly address: string;
  readonly port: number;
  /** The client's own address. */
  readonly source: string;
  /** Speak TLS with this name. */
  readonly sni?: string;
  /** Speak the mesh's mutual TLS instead, as a sidecar does for one who is this. */
  readonly identity?: string;
  /** What mutual TLS carries. @default HTTP */
  readonly carries?: 'HTTP' | 'TCP';
}

export interface Message {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
}

/** HTTP/1.1 over kept-alive connections, each of which begins with a PROXY header. */
export class Client {
  readonly #agents = new Map<string, Agent>();

  /** @returns undefined when the connection was closed before a response came. */
  send(to: Destination, { method, path, host, headers }: Message): Promise<Response | undefined> {
    return new Promise((resolve, reject) => {
      const outgoing: ClientRequest = request(
        {
          agent: this.#agent(to),
          method,
          path,
          setHost: false,
          headers: { host, ...headers } as Record<string, string>,
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', () => resolve(undefined));
          incoming.on('end', () => {
            const body = Buffer.concat(chunks).toString();
            resolve({ status: incoming.statusCode!, headers: incoming.headers, body });
          });
        },
      );
      const asked = `${method} ${host}${path} at ${JSON.stringify(to)}`;
      outgoing.setTimeout(patience, () => reject(new Error(`No answer to ${asked} in ${patience} ms`)));
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        if (isUnanswered(error)) resolve(undefined);
        else reject(error);
      });
      outgoing.end();
    });
  }

  close(): void {
    for (const agent of this.#agents.values()) agent.destroy();
  }

  #agent(to: Destination): Agent {
    const key = JSON.stringify(to);
    let agent = this.#agents.get(key);
    if (agent === undefined) {
      agent = new Agent({ keepAlive: true, scheduling: 'lifo' });
      agent.createConnection = () => open(to);
      this.#agents.set(key, agent);
    }
    return agent;
  }
}

function open({ listenPort, address, port, source, sni, identity, carries = 'HTTP' }: Destination): Socket {
  const socket = connect({ host: '127.0.0.1', port: listenPort, noDelay: true });
  socket.write(`PROXY TCP4 ${source} ${address} 40000 ${port}\r\n`);
  const trusting = { socket, rejectUnauthorized: false };
  if (identity !== undefined) {
    const { chain, key } = certificates().clients[identity]!;
    const ALPNProtocols = [carries === 'HTTP' ? 'istio-http/1.1' : 'istio'];
    return connectTls({ ...trusting, cert: chain, key, ALPNProtocols, ...(sni && { servername: sni }) });
  }
  if (sni === undefined) return socket;
  return connectTls({ ...trusting, servername: sni, ALPNProtocols: ['http/1.1'] });
}
