import type {
  ConnectionPoolSettings,
  ConnectionPoolSettingsHTTPSettings,
  ConnectionPoolSettingsTCPSettings,
  OutlierDetection,
} from '../../imports/istio.generated';
import type { ShapeOf } from '../model/shape';

/**
 * Limits on connections, in Istio's names, without the nesting. They hold per client proxy, not for the service as a
 * whole.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings-TCPSettings
 */
export type ConnectionLimits = Omit<ConnectionPoolSettingsTCPSettings, 'idleTimeout'>;

/**
 * Limits on connections and requests, and when a failing endpoint is taken out. Istio's names, without the nesting:
 * `http2MaxRequests` is `connectionPool.http.http2MaxRequests`, `interval` is `outlierDetection.interval`.
 * `maxEjectionPercent` is 100 here: with Envoy's 10 nothing is ever ejected below ten endpoints.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings-HTTPSettings
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#OutlierDetection
 */
export interface CircuitBreaker
  extends ConnectionLimits,
    ConnectionPoolSettingsHTTPSettings,
    Omit<OutlierDetection, 'consecutiveErrors'> {}

/**
 * The breaker of connections whose requests the mesh cannot read: limits, and ejection by connection failures alone.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#OutlierDetection
 */
export interface ConnectionBreaker extends ConnectionLimits {
  /** Connection failures in a row after which an address is taken out. @default - none is taken out */
  readonly consecutiveLocalOriginFailures?: number;
  /** How often failures are counted. @default '10s' */
  readonly interval?: OutlierDetection['interval'];
  /** How long an address stays out, times the number of its ejections. @default '30s' */
  readonly baseEjectionTime?: OutlierDetection['baseEjectionTime'];
  /** How many percent of the addresses may be out at once. @default 100 */
  readonly maxEjectionPercent?: number;
}

const TCP = {
  connectTimeout: true,
  maxConnectionDuration: true,
  maxConnections: true,
  tcpKeepalive: { interval: true, probes: true, time: true },
} satisfies ShapeOf<ConnectionLimits>;

const HTTP = {
  h2UpgradePolicy: true,
  http1MaxPendingRequests: true,
  http2KeepAlive: { interval: true, timeout: true },
  http2MaxRequests: true,
  idleTimeout: true,
  maxConcurrentStreams: true,
  maxRequestsPerConnection: true,
  maxRetries: true,
  useClientProtocol: true,
} satisfies ShapeOf<ConnectionPoolSettingsHTTPSettings>;

const OUTLIER = {
  baseEjectionTime: true,
  consecutive5xxErrors: true,
  consecutiveGatewayErrors: true,
  consecutiveLocalOriginFailures: true,
  interval: true,
  maxEjectionPercent: true,
  minHealthPercent: true,
  outlierDetectionHttpErrorCodes: true,
  splitExternalLocalOriginErrors: true,
} satisfies ShapeOf<Omit<OutlierDetection, 'consecutiveErrors'>>;

/** The keys of a {@link CircuitBreaker}. */
export const CIRCUIT_BREAKER = { ...TCP, ...HTTP, ...OUTLIER } satisfies ShapeOf<CircuitBreaker>;

/** The keys of a {@link ConnectionBreaker}. */
export const CONNECTION_BREAKER = {
  ...TCP,
  consecutiveLocalOriginFailures: true,
  interval: true,
  baseEjectionTime: true,
  maxEjectionPercent: true,
} satisfies ShapeOf<ConnectionBreaker>;

/** The blocks of a traffic policy that a breaker stands for; absent where it says nothing of them. */
export function breakerPolicy(breaker: CircuitBreaker | ConnectionBreaker | undefined): {
  readonly connectionPool?: ConnectionPoolSettings;
  readonly outlierDetection?: OutlierDetection;
} {
  if (breaker === undefined) return {};
  const tcp = take(breaker, TCP);
  const outlier: OutlierDetection = take(breaker, OUTLIER);
  const http = take(breaker, HTTP);
  const pool = { ...(filled(http) ? { http } : {}), ...(filled(tcp) ? { tcp } : {}) };
  return {
    ...(filled(pool) ? { connectionPool: pool } : {}),
    ...(filled(outlier) ? { outlierDetection: outlierDetection(outlier) } : {}),
  };
}

function outlierDetection(outlier: OutlierDetection): OutlierDetection {
  return {
    maxEjectionPercent: 100,
    // Istio refuses a count of local failures that are not told apart from the upstream's own.
    ...(outlier.consecutiveLocalOriginFailures === undefined ? {} : { splitExternalLocalOriginErrors: true }),
    ...outlier,
  };
}

function take(from: object, keys: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(from).filter(([key, value]) => Object.hasOwn(keys, key) && value !== undefined),
  );
}

function filled(object: object): boolean {
  return Object.keys(object).length > 0;
}
