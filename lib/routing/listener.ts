import type { EffectiveVirtualService } from '../mesh/virtual-services';
import type { ClusterRef } from './http-route';
import type { RouteTable } from './virtual-host';

/** Where the bytes of a connection go, at layer 4. */
export interface Layer4Target {
  readonly kind: 'tcp';
  readonly destinations: readonly { readonly cluster: ClusterRef; readonly share: number }[];
  /** The VirtualService that says so. */
  readonly source: EffectiveVirtualService | undefined;
  /** Which of its rules: `tls` or `tcp`, and the place in that list. */
  readonly rule?: { readonly layer: 'tls' | 'tcp'; readonly index: number };
}

/** What takes a connection: a reader of requests, clusters, or one of Istio's fixed ends. */
export type ChainTarget =
  | { readonly kind: 'http'; readonly routes: () => RouteTable }
  | Layer4Target
  | { readonly kind: 'passthrough' | 'blackhole' }
  | { readonly kind: 'inbound'; readonly http: boolean; readonly cluster: string };

/** How a filter chain ends the client's TLS. `mesh` asks for a certificate of the mesh. */
export type Termination = 'mesh' | 'simple' | 'mutual' | 'optional';

/** Which connections a filter chain takes. What is absent does not matter. */
export interface ChainMatch {
  readonly destinationPort?: number;
  readonly cidrs?: readonly string[];
  readonly serverNames?: readonly string[];
  readonly transport?: 'tls' | 'raw_buffer';
  readonly alpns?: readonly string[];
}

/** One filter chain of a listener. */
export interface FilterChain {
  readonly name: string;
  readonly match: ChainMatch;
  readonly tls: Termination | undefined;
  readonly target: ChainTarget;
}

/** A listener: where connections arrive. */
export interface Listener {
  /** Istio's: `address_port`, `virtualOutbound`, `virtualInbound`. */
  readonly name: string;
  readonly chains: readonly FilterChain[];
  /** Takes what no chain takes. */
  readonly fallback: FilterChain | undefined;
  /** Whether the proxy looks into TLS (SNI, ALPN) and into plain bytes (HTTP or not) before it chooses, by port. */
  readonly inspects: (port: number) => { readonly tls: boolean; readonly http: boolean };
}

/** The ALPN values by which the HTTP inspector marks plain HTTP. */
export const PLAIN_HTTP_ALPNS: readonly string[] = ['http/1.1', 'h2c'];
/** The ALPN values of HTTP between sidecars. */
export const MESH_HTTP_ALPNS: readonly string[] = ['istio-http/1.0', 'istio-http/1.1', 'istio-h2'];
/** Every ALPN value between sidecars. */
export const MESH_ALPNS: readonly string[] = ['istio-peer-exchange', 'istio', ...MESH_HTTP_ALPNS];

/** Whether a chain takes everything: it stands behind all others then. */
export function matchesAll({ match }: FilterChain): boolean {
  const { serverNames, cidrs, alpns, transport } = match;
  return (
    (serverNames === undefined || serverNames.length === 0 || serverNames.includes('*')) &&
    (alpns === undefined || alpns.length === 0) &&
    (cidrs === undefined || cidrs.length === 0) &&
    transport === undefined
  );
}
