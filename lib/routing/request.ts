import type { Labels } from '../model/labels';

/** Where a request enters the mesh: a gateway's pods, or the sidecar of the workload that sends it. */
export type Entry =
  | { readonly gateway: { readonly namespace: string; readonly labels: Labels; readonly serviceAccount?: string } }
  | { readonly workload: { readonly namespace: string; readonly labels?: Labels; readonly serviceAccount?: string } };

/** A JSON value, as claims hold it. */
export type ClaimValue =
  | string
  | number
  | boolean
  | null
  | readonly ClaimValue[]
  | { readonly [key: string]: ClaimValue };

/** One request, as a client would send it. */
export interface Request {
  readonly from: Entry;
  /**
   * TLS on the client's connection. At a gateway the SNI chooses the server; at a sidecar the request is opaque to the proxy.
   * @default - plain text
   */
  readonly tls?: { readonly sni?: string };
  /** The host of the URL, which the `Host` header carries: `api.example.com`, `products:8080`. */
  readonly host: string;
  /** The port the client connects to: a service's port at a sidecar, the pod's port at a gateway. */
  readonly port: number;
  /**
   * The IP address the client connects to.
   * @default - what the host resolves to: a service's address, or some address that no service has
   */
  readonly address?: string;
  /**
   * The IP address that the first proxy sees the client at: the workload's own, or at a gateway the client's or that of
   * a load balancer in between. AuthorizationPolicies ask for it (`ipBlocks`, `remoteIpBlocks`).
   * @default - not said: policies that ask for it let the request pass, with a caveat
   */
  readonly source?: string;
  /**
   * What the client speaks: `HTTP`, or `TCP` for bytes that are no HTTP.
   * @default 'HTTP'
   */
  readonly protocol?: 'HTTP' | 'HTTP2' | 'TCP';
  /** @default 'GET' */
  readonly method?: string;
  /**
   * The path with its query.
   * @default '/'
   */
  readonly path?: string;
  /**
   * Headers by name, in any case.
   * @default - none
   */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /**
   * The claims of a token that every RequestAuthentication on the way that knows its issuer (`iss`) accepts.
   * @default - no token
   */
  readonly claims?: Readonly<Record<string, ClaimValue>>;
}
