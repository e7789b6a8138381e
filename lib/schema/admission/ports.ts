import { type Protocol, parseProtocol } from '../../model/protocol';
import { suggestion } from '../../model/suggestion';
import { quote } from '../structure/describe';
import { isLabel } from './dns';
import type { Place } from './place';

const PROTOCOLS = [
  'HTTP',
  'HTTP2',
  'HTTPS',
  'GRPC',
  'GRPC-WEB',
  'HTTP_PROXY',
  'TCP',
  'TLS',
  'UDP',
  'MONGO',
  'REDIS',
  'MYSQL',
];

/** Checks a port number. */
export function checkPort(port: number | undefined, at: Place): void {
  const number = port ?? 0;
  if (number < 1 || number > 65535) at.error(`${number} is no port: ports go from 1 to 65535.`);
}

/** Checks a port's name, which becomes part of the names of clusters and listeners. */
export function checkPortName(name: string | undefined, at: Place): void {
  if (isLabel(name ?? '')) return;
  at.error(`${quote(name ?? '')} is no name for a port: Istio takes letters, digits and "-", 63 at most.`);
}

/** Checks a protocol that may be left out, and gives what Istio understands by it. */
export function checkProtocol(text: string | undefined, at: Place): Protocol | undefined {
  if (text === undefined || text === '') return undefined;
  const protocol = parseProtocol(text);
  if (protocol === undefined) at.error(`Istio knows no protocol ${quote(text)}.`, protocolHelp(text));
  return protocol;
}

/** The nearest protocol, for the help of a message. */
export function protocolHelp(text: string): string {
  return suggestion(text.toUpperCase(), PROTOCOLS);
}
