import type { Answer } from './answer';
import { blocked, found, passthrough, reset } from './answers';
import { Call } from './call';
import { type ChainError, type Connection, chooseChain } from './choose-chain';
import { decideHttp } from './decide-http';
import { decideLayer4 } from './decide-layer4';
import { resolveHost } from './dns';
import type { FilterChain, Listener } from './listener';
import type { MeshIndex } from './mesh-index';
import type { ProxyState } from './proxy-state';
import type { Request } from './request';
import type { Trace } from './trace';
import { withoutPort } from './virtual-host';

/** Follows a request from its connection to its end. */
export function decide(index: MeshIndex, state: ProxyState, request: Request, trace: Trace | undefined): Answer {
  const connection = connect(index, state, request);
  const listener = state.config.listener(connection.address, connection.port);
  if (listener === undefined) {
    trace?.say(`No Gateway that selects these pods has a server on port ${request.port}: the connection is refused.`);
    return reset(new Call(request, false), null, trace);
  }
  trace?.say(`The connection arrives at listener ${listener.name}.`);
  const chain = accept(listener, connection);
  if (typeof chain === 'string') {
    const call = new Call(request, false);
    trace?.say(`${refusals[chain]} The connection is reset.`);
    return reset(call, null, trace);
  }
  const call = new Call(request, chain.tls !== undefined);
  const { target } = chain;
  switch (target.kind) {
    case 'passthrough':
      trace?.say(`No service has ${request.host}:${request.port}: the outbound traffic policy lets it pass.`);
      return passthrough(call, trace);
    case 'blackhole':
      trace?.say(`No service has ${request.host}:${request.port}: the outbound traffic policy is REGISTRY_ONLY.`);
      return blocked(call, null, trace);
    case 'tcp':
      return decideLayer4(index, state, request, call, target, trace);
    case 'inbound':
      return passthrough(call, trace);
    case 'http':
      break;
  }
  if (connection.protocol === 'TCP' || (connection.tls !== 'plaintext' && chain.tls === undefined)) {
    trace?.say('The listener reads HTTP, and this is none that it can read.');
    return reset(call, null, trace);
  }
  const table = target.routes();
  const virtualHost = table.find(call.authority);
  if (virtualHost === undefined) {
    trace?.say(`Route configuration ${table.name} has no virtual host for ${call.authority}.`);
    return found(call, 'not-found', 404, trace);
  }
  trace?.say(
    `Route configuration ${table.name}, virtual host ${virtualHost.name} (${virtualHost.domains.join(', ')}).`,
  );
  return decideHttp(index, state, request, call, virtualHost, chain.tls !== undefined, trace);
}

const refusals: Readonly<Record<ChainError, string>> = {
  'no filter chains matched': 'No server of the port takes this SNI.',
  'multiple filter chains matched': 'Several filter chains take this connection alike.',
  'invalid TLS': 'The server ends TLS, and the client speaks plain text.',
  'invalid mTLS': "The server wants another certificate than the client's.",
};

/** Clients of a server that asks for a certificate are taken to have one. */
function accept(listener: Listener, connection: Connection): FilterChain | ChainError {
  const chain = chooseChain(listener, connection);
  return chain === 'invalid mTLS' ? chooseChain(listener, { ...connection, tls: 'mtls' }) : chain;
}

function connect(index: MeshIndex, state: ProxyState, request: Request): Connection {
  const { proxy } = state;
  const address =
    request.address ?? (proxy.kind === 'sidecar' ? resolveHost(index, request.host, proxy.namespace) : '');
  const tls = request.tls === undefined ? 'plaintext' : 'tls';
  const sni = request.tls === undefined ? '' : (request.tls.sni ?? withoutPort(request.host)).toLowerCase();
  return { address, port: request.port, tls, sni, alpn: '', protocol: request.protocol ?? 'HTTP' };
}
