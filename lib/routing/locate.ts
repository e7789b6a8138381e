import { type ChainError, type Connection, chooseChain } from './choose-chain';
import { resolveHost } from './dns';
import type { FilterChain, Listener } from './listener';
import type { MeshIndex } from './mesh-index';
import type { ProxyConfig } from './proxy-config';
import type { Request } from './request';
import { sniOf } from './sni';
import type { RouteTable, VirtualHost } from './virtual-host';

/** Where a connection with its `Host` header ends up at a proxy, before anything of the request is read. */
export interface Location {
  readonly listener: Listener | undefined;
  readonly chain: FilterChain | ChainError | undefined;
  readonly table: RouteTable | undefined;
  readonly virtualHost: VirtualHost | undefined;
}

/** Finds the listener, the filter chain and the virtual host for a request. */
export function locate(index: MeshIndex, config: ProxyConfig, request: Request): Location {
  const connection = connect(index, config, request);
  const listener = config.listener(connection.address, connection.port);
  const chain = listener === undefined ? undefined : accept(listener, connection);
  const reads = chain !== undefined && typeof chain !== 'string' && chain.target.kind === 'http';
  const table = reads ? (chain.target as { readonly routes: () => RouteTable }).routes() : undefined;
  return { listener, chain, table, virtualHost: table?.find(request.host) };
}

/** Clients of a server that asks for a certificate are taken to have one. */
function accept(listener: Listener, connection: Connection): FilterChain | ChainError {
  const chain = chooseChain(listener, connection);
  return chain === 'invalid mTLS' ? chooseChain(listener, { ...connection, tls: 'mtls' }) : chain;
}

function connect(index: MeshIndex, { proxy }: ProxyConfig, request: Request): Connection {
  const address =
    request.address ?? (proxy.kind === 'sidecar' ? resolveHost(index, request.host, proxy.namespace) : '');
  const tls = request.tls === undefined ? 'plaintext' : 'tls';
  return { address, port: request.port, tls, sni: sniOf(request), alpn: '', protocol: request.protocol ?? 'HTTP' };
}
