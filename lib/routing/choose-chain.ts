import { BlockList, isIP } from 'node:net';
import { hostCovers } from '../model/host-name';
import { type ChainMatch, type FilterChain, type Listener, PLAIN_HTTP_ALPNS } from './listener';

/** A connection as it arrives. */
export interface Connection {
  readonly address: string;
  readonly port: number;
  /** `mtls` carries a certificate of the mesh. */
  readonly tls: 'plaintext' | 'tls' | 'mtls';
  readonly sni: string;
  readonly alpn: string;
  readonly protocol: 'HTTP' | 'HTTP2' | 'TCP';
}

/** Why no filter chain takes a connection. */
export type ChainError = 'no filter chains matched' | 'multiple filter chains matched' | 'invalid TLS' | 'invalid mTLS';

/** The filter chain that takes a connection, or why none does. Levels are decided one after the other, without a way back. */
export function chooseChain(listener: Listener, connection: Connection): FilterChain | ChainError {
  const inspects = listener.inspects(connection.port);
  const sniffed = inspects.http && connection.tls === 'plaintext' ? plainAlpn(connection.protocol) : '';
  const alpn = sniffed || (inspects.tls ? connection.alpn : '');
  const transport = inspects.tls && connection.tls !== 'plaintext' ? 'tls' : 'raw_buffer';
  let chains = listener.chains;
  chains = best(chains, 'destinationPort', (port) => Number(port === connection.port));
  chains = best(chains, 'cidrs', (cidrs) =>
    Math.max(0, ...cidrs.map((cidr) => prefixLength(cidr, connection.address))),
  );
  chains = best(chains, 'serverNames', (names) => Math.max(0, ...names.map((name) => nameRank(name, connection.sni))));
  chains = best(chains, 'transport', (wanted) => Number(wanted === transport));
  chains = best(chains, 'alpns', (wanted) => Number(wanted.includes(alpn)));
  if (chains.length > 1) return 'multiple filter chains matched';
  const chain = chains[0] ?? listener.fallback;
  if (chain === undefined) return 'no filter chains matched';
  return terminationError(chain, connection) ?? chain;
}

function terminationError({ tls }: FilterChain, connection: Connection): ChainError | undefined {
  if (tls === undefined) return undefined;
  if (connection.tls === 'plaintext') return 'invalid TLS';
  const asks = tls === 'mesh' || tls === 'mutual';
  return asks === (connection.tls === 'mtls') || tls === 'optional' ? undefined : 'invalid mTLS';
}

/** The chains that rank highest at one level; those that do not ask at all, when no asking one fits. */
function best<K extends keyof ChainMatch>(
  chains: readonly FilterChain[],
  level: K,
  rank: (wanted: NonNullable<ChainMatch[K]>) => number,
): readonly FilterChain[] {
  let highest = 0;
  let found: FilterChain[] = [];
  let asked = false;
  for (const chain of chains) {
    const wanted = chain.match[level];
    if (wanted === undefined || (Array.isArray(wanted) && wanted.length === 0)) continue;
    asked = true;
    const own = rank(wanted as NonNullable<ChainMatch[K]>);
    if (own === 0 || own < highest) continue;
    if (own > highest) found = [];
    highest = own;
    found.push(chain);
  }
  if (!asked || found.length > 0) return asked ? found : chains;
  return chains.filter(({ match }) => match[level] === undefined || (match[level] as readonly unknown[]).length === 0);
}

function plainAlpn(protocol: Connection['protocol']): string {
  if (protocol === 'TCP') return '';
  return (protocol === 'HTTP' ? PLAIN_HTTP_ALPNS[0] : PLAIN_HTTP_ALPNS[1]) as string;
}

function nameRank(name: string, sni: string): number {
  if (name === sni) return Number.MAX_SAFE_INTEGER;
  return hostCovers(name, sni) ? name.length : 0;
}

/** How many leading bits a range fixes, when it holds the address; else -1. */
export function prefixLength(cidr: string, address: string): number {
  const family = isIP(address);
  if (family === 0) return -1;
  const [network = '', bits] = cidr.split('/');
  if (isIP(network) !== family) return -1;
  const length = bits === undefined ? (family === 4 ? 32 : 128) : Number(bits);
  const type = family === 4 ? 'ipv4' : 'ipv6';
  const range = new BlockList();
  range.addSubnet(network, length, type);
  return range.check(address, type) ? length : -1;
}
