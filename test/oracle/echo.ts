import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { certificates } from './build';

/** What an upstream received. */
export interface Echoed {
  readonly method: string;
  readonly path: string;
  readonly authority: string;
  /** Lower case; a header that came more than once is joined with `,`, in order. */
  readonly headers: Readonly<Record<string, string>>;
  /** The same with the host, line by line as they came. */
  readonly lines: readonly (readonly [name: string, value: string])[];
  /** Whether nobody on the way ended the client's TLS. */
  readonly isTls: boolean;
  /** The loopback address that the connection came from. */
  readonly from: string;
}

/** How a body begins that comes from the echo server and not from Envoy. */
export const echoPrefix = '{"oracleEcho":';

/**
 * One server that plays every upstream: it tells HTTP from TLS by the first byte, and answers either with what it got.
 * @returns its port on loopback and how to stop it.
 */
export async function startEcho(): Promise<{ port: number; stop: () => Promise<void> }> {
  const { chain, key } = certificates().server;
  const http = createHttp(answer);
  const https = createHttps({ cert: chain, key }, answer);
  http.keepAliveTimeout = https.keepAliveTimeout = 0;
  const sockets = new Set<Socket>();
  const front = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === 0x16 ? https : http).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      front.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { port: (front.address() as AddressInfo).port, stop };
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  const headers: Record<string, string> = Object.create(null);
  const lines: (readonly [string, string])[] = [];
  for (let i = 0; i < request.rawHeaders.length; i += 2) {
    const name = request.rawHeaders[i]!.toLowerCase();
    const value = request.rawHeaders[i + 1]!;
    lines.push([name, value]);
    headers[name] = name in headers ? `${headers[name]},${value}` : value;
  }
  const { host = '', ...others } = headers;
  const echoed: Echoed = {
    method: request.method!,
    path: request.url!,
    authority: host,
    headers: others,
    lines,
    isTls: 'encrypted' in request.socket,
    from: request.socket.remoteAddress!,
  };
  response.setHeader('content-type', 'application/json');
  response.end(`${echoPrefix}${JSON.stringify(echoed)}}`);
}
