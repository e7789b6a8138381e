import type { ChainError, Connection } from './choose-chain';
import type { FilterChain } from './listener';

/** Why a gateway's pods close a connection that a proxy of the mesh makes to them, or `undefined` when they do not. */
export function gatewayRefusal(
  chain: FilterChain | ChainError | undefined,
  { port, sni, tls }: Connection,
): string | undefined {
  if (chain === undefined) return `no Gateway that selects them has a server on their port ${port}`;
  if (chain === 'multiple filter chains matched') return 'several servers of their Gateways take the connection alike';
  if (chain === 'invalid mTLS') return "the server of their Gateway shows a certificate that is not the mesh's";
  if (typeof chain !== 'string') {
    const isUnended = chain.tls === undefined && tls !== 'plaintext' && chain.target.kind === 'http';
    return isUnended
      ? `the server of their Gateway reads plain HTTP on port ${port}, and the client speaks TLS`
      : undefined;
  }
  return tls === 'plaintext'
    ? 'the server of their Gateway ends TLS, and the client speaks plain text: nobody speaks mutual TLS to gateways without a DestinationRule with ISTIO_MUTUAL'
    : `no server of their Gateways has a host for the SNI "${sni}" (tls.sni of the client's DestinationRule sets another)`;
}
