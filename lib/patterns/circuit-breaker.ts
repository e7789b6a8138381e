import type {
  ConnectionPoolSettings,
  ConnectionPoolSettingsHTTPSettings,
  ConnectionPoolSettingsTCPSettings,
  OutlierDetection,
} from '../../imports/istio.generated';

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

const TCP = ['connectTimeout', 'maxConnectionDuration', 'maxConnections', 'tcpKeepalive'] as const;
const OUTLIER = [
  'baseEjectionTime',
  'consecutive5xxErrors',
  'consecutiveGatewayErrors',
  'consecutiveLocalOriginFailures',
  'interval',
  'maxEjectionPercent',
  'minHealthPercent',
  'outlierDetectionHttpErrorCodes',
  'splitExternalLocalOriginErrors',
] as const;

/** The blocks of a traffic policy that a breaker stands for; absent where it says nothing of them. */
export function breakerPolicy(breaker: CircuitBreaker | ConnectionBreaker | undefined): {
  readonly connectionPool?: ConnectionPoolSettings;
  readonly outlierDetection?: OutlierDetection;
} {
  if (breaker === undefined) return {};
  const rest: Record<string, unknown> = { ...breaker };
  const tcp = take(rest, TCP);
  const outlier: OutlierDetection = take(rest, OUTLIER);
  const http = take(rest, Object.keys(rest));
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

function take(from: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  const taken: Record<string, unknown> = {};
  for (const key of keys) {
    if (from[key] !== undefined) taken[key] = from[key];
    delete from[key];
  }
  return taken;
}

function filled(object: object): boolean {
  return Object.keys(object).length > 0;
}
