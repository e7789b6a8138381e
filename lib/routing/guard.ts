import { chooseChain } from './choose-chain';
import type { Cluster } from './clusters';
import { gatewayRefusal } from './gateway-refusal';
import { inboundListener } from './inbound-listener';
import type { FilterChain } from './listener';
import type { MeshIndex } from './mesh-index';
import { Authenticator } from './policy/authenticator';
import { Authorizer } from './policy/authorizer';
import { ProxyConfig } from './proxy-config';
import type { Server } from './servers';
import { targetPortOf } from './target-port';
import type { Wire } from './wire';

/** What stands between a client's proxy and a workload. */
export interface Guard {
  readonly server: Server;
  readonly wire: Wire;
  /** The workload's own port. */
  readonly port: number;
  /** The name that the client's proxy asks for over TLS; empty without. */
  readonly sni: string;
  /** Why the connection is closed before any request, or `undefined`. */
  readonly refusal: string | undefined;
  /** Whether the workload's proxy reads requests on this port. */
  readonly isHttp: boolean;
  readonly authenticator: Authenticator | undefined;
  readonly authorizer: Authorizer | undefined;
}

/** Looks at a server's side of a cluster: which connections its proxy takes, and which policies it has. */
export function guardOf(index: MeshIndex, cluster: Cluster, server: Server, wire: Wire, speaks: 'HTTP' | 'TCP'): Guard {
  const port = targetPortOf(index.mesh, cluster.service, cluster.port) ?? cluster.port.number;
  const sni = wire === 'mtls' ? sniTo(cluster) : '';
  const open = { server, wire, port, sni, isHttp: false, authenticator: undefined, authorizer: undefined };
  if (server.isGateway) return gatewayGuard(index, cluster, open, speaks);
  if (!server.inMesh) {
    const refusal = wire === 'mtls' ? 'the client speaks mutual TLS, and no proxy there understands it' : undefined;
    return { ...open, refusal };
  }
  if (server.isAmbient) return { ...open, refusal: undefined };
  const alpn = wire !== 'mtls' ? '' : speaks === 'HTTP' ? 'istio-http/1.1' : 'istio';
  const connection = { address: '', port, tls: wire, sni, alpn, protocol: speaks } as const;
  const chain = chooseChain(inboundListener(index, server.proxy), connection);
  if (typeof chain === 'string' || isUnended(wire, chain)) return { ...open, refusal: refusalWords(wire) };
  return { ...open, refusal: undefined, isHttp: readsHttp(chain.target), ...policiesOf(index, server) };
}

/** A gateway's pods take what the servers of their Gateways take; PeerAuthentications are nothing to them. */
function gatewayGuard(index: MeshIndex, cluster: Cluster, open: Omit<Guard, 'refusal'>, speaks: 'HTTP' | 'TCP'): Guard {
  const { server, wire, port, sni } = open;
  const isKnown = targetPortOf(index.mesh, cluster.service, cluster.port) !== undefined;
  // TLS of the client's own goes on as it is, and its name is not known here.
  if (!isKnown || (speaks === 'TCP' && wire !== 'mtls')) {
    return { ...open, refusal: undefined, isHttp: speaks === 'HTTP', ...policiesOf(index, server) };
  }
  const listener = new ProxyConfig(index, server.proxy).listener('', port);
  const connection = { address: '', port, tls: wire, sni, alpn: '', protocol: speaks } as const;
  const chain = listener === undefined ? undefined : chooseChain(listener, connection);
  const refusal = gatewayRefusal(chain, connection);
  if (refusal !== undefined) return { ...open, refusal };
  const isHttp = typeof chain === 'object' && chain.target.kind === 'http';
  return { ...open, refusal, isHttp, ...policiesOf(index, server) };
}

function policiesOf({ mesh }: MeshIndex, { proxy }: Server): Pick<Guard, 'authenticator' | 'authorizer'> {
  return {
    authenticator: nonEmpty(new Authenticator(mesh, proxy)),
    authorizer: nonEmpty(new Authorizer(mesh, proxy)),
  };
}

/** The name that a client's proxy asks for over mutual TLS, unless a DestinationRule gives another: the cluster's. */
function sniTo({ ref: { host, port, subset }, settings }: Cluster): string {
  return (settings.tls?.sni || `outbound_.${port}_.${subset ?? ''}_.${host}`).toLowerCase();
}

/** Whether nobody ends the client's TLS: the proxy reads requests there, or the workload has no certificate of the mesh. */
function isUnended(wire: Wire, { tls, target }: FilterChain): boolean {
  return tls === undefined && (wire === 'mtls' || (wire === 'tls' && readsHttp(target)));
}

function readsHttp(target: { readonly kind: string; readonly http?: boolean }): boolean {
  return target.kind === 'inbound' && target.http === true;
}

function refusalWords(wire: Wire): string {
  if (wire === 'plaintext') return 'its PeerAuthentication is STRICT, and the client speaks plain text';
  return wire === 'tls'
    ? "its proxy expects the mesh's own TLS, and the client's DestinationRule asks for another"
    : 'its PeerAuthentication switches mutual TLS off, and the client insists on it';
}

function nonEmpty<T extends { readonly isEmpty: boolean }>(policies: T): T | undefined {
  return policies.isEmpty ? undefined : policies;
}
