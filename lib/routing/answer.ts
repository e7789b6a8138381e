import type { TrafficPolicy } from '../mesh/merge-destination-rules';

/** What becomes of a request. */
export type Outcome =
  | 'route'
  | 'redirect'
  | 'direct-response'
  | 'not-found'
  | 'no-cluster'
  | 'no-endpoints'
  | 'passthrough'
  | 'blocked'
  | 'reset'
  | 'unauthorized'
  | 'denied';

/** One place a request may go to. */
export interface Target {
  /** Fully qualified. */
  readonly host: string;
  readonly subset: string | undefined;
  readonly port: number;
  /** Its share of the requests in percent. */
  readonly weight: number;
  /**
   * Why requests for it fail: Istio knows no such host or subset (503), it has no endpoints (503), the two sides do not
   * agree about TLS (503), or the service's own proxy refuses them (401, 403).
   * @default - they do not
   */
  readonly problem?: 'no-cluster' | 'no-endpoints' | 'reset' | 'unauthorized' | 'denied';
  /**
   * The request as this target sees it, where its own header rules make it differ from `upstream` of the answer.
   * @default - the same
   */
  readonly upstream?: Upstream;
}

/** The request as it leaves the proxy. Headers that Envoy itself adds are left out. */
export interface Upstream {
  /** With the query. */
  readonly path: string;
  readonly authority: string;
  /** By lower-case name; several values of one name are joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
}

/** How often and when a failed request is sent again. */
export interface Retries {
  readonly attempts: number;
  /** `0s` is none. */
  readonly perTryTimeout: string;
  readonly retryOn: string;
}

/** A copy of the request, whose answer nobody reads. */
export interface Mirror {
  readonly host: string;
  readonly subset: string | undefined;
  readonly port: number;
  /** How many of the requests are copied, in percent. */
  readonly percentage: number;
}

/** What the proxy spoils on purpose. */
export interface Fault {
  readonly delay?: { readonly percentage: number; readonly fixedDelay: string };
  readonly abort?: { readonly percentage: number; readonly httpStatus?: number; readonly grpcStatus?: string };
}

/** How the proxy treats a target's endpoints, as far as a DestinationRule says; what none says is left out. */
export interface TargetPolicy {
  readonly loadBalancer?: NonNullable<TrafficPolicy['loadBalancer']>;
  readonly connectionPool?: NonNullable<TrafficPolicy['connectionPool']>;
  readonly outlierDetection?: NonNullable<TrafficPolicy['outlierDetection']>;
  /** TLS toward the endpoints: `ISTIO_MUTUAL`, `SIMPLE`, `MUTUAL` or `DISABLE` (none). */
  readonly tls: string;
}

/** What the mesh does with a request. */
export interface Answer {
  readonly outcome: Outcome;
  /** The status the client gets from the mesh; `null` where the service answers or no status is sent. */
  readonly status: number | null;
  readonly destinations: readonly Target[];
  readonly redirect: { readonly location: string } | undefined;
  readonly upstream: Upstream;
  /** `0s` is none. */
  readonly timeout: string;
  /** `null` when off. */
  readonly retries: Retries | null;
  readonly mirrors: readonly Mirror[];
  readonly fault: Fault | undefined;
  /** How the proxy treats the endpoints of each destination, in the order of `destinations`. */
  readonly policies: readonly TargetPolicy[];
  /** Whether the mesh's own mutual TLS protects the way from the proxy to the targets. */
  readonly mtls: boolean;
  /** What is there that this answer could not take into account. */
  readonly caveats: readonly string[];
  /** Every object and rule considered, and why it was taken or passed over; empty unless asked for. */
  readonly trace: readonly string[];
}
