import type { Call } from '../call';
import type { ClaimValue } from '../request';

/** A request as the proxy that judges it sees it. */
export interface Caller {
  /** The identity of a client with mutual TLS, without `spiffe://`: `cluster.local/ns/shop/sa/web`. */
  readonly principal: string | undefined;
  /** The port of the workload itself. */
  readonly port: number;
  readonly sni: string;
  /** Whether the proxy reads requests here; where it does not, rules about requests cannot hold. */
  readonly isHttp: boolean;
  /** What a RequestAuthentication took from the token. */
  readonly claims: Readonly<Record<string, ClaimValue>> | undefined;
  /** The address that the connection comes from; `undefined` where the request does not say. */
  readonly sourceAddress: string | undefined;
  /** The client's address as the proxy takes it from `x-forwarded-for`; `undefined` where the connection's own counts. */
  readonly remoteAddress: string | undefined;
  readonly call: Call;
}
