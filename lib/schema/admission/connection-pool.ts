import type { ConnectionPoolSettings, ConnectionPoolSettingsHTTPSettings } from '../../../imports/istio.generated';
import { checkDuration } from './durations';
import type { Place } from './place';

const HTTP_LIMITS = [
  'http1MaxPendingRequests',
  'http2MaxRequests',
  'maxRequestsPerConnection',
  'maxRetries',
  'maxConcurrentStreams',
] as const;

/** Checks limits of connections and requests. */
export function checkConnectionPool(pool: ConnectionPoolSettings | undefined, at: Place): void {
  if (pool === undefined) return;
  const { http, tcp } = pool;
  if (http === undefined && tcp === undefined)
    at.error('connectionPool is empty and limits nothing.', 'Add tcp or http, or remove it.');
  if (http !== undefined) checkHttp(http, at.at('http'));
  if (tcp === undefined) return;
  const place = at.at('tcp');
  checkLimit(tcp.maxConnections, place.at('maxConnections'));
  checkDuration(tcp.connectTimeout, place.at('connectTimeout'));
  checkDuration(tcp.maxConnectionDuration, place.at('maxConnectionDuration'));
  checkDuration(tcp.idleTimeout, place.at('idleTimeout'), { zero: true });
  checkDuration(tcp.tcpKeepalive?.time, place.at('tcpKeepalive').at('time'));
  checkDuration(tcp.tcpKeepalive?.interval, place.at('tcpKeepalive').at('interval'));
}

function checkHttp(http: ConnectionPoolSettingsHTTPSettings, at: Place): void {
  for (const limit of HTTP_LIMITS) checkLimit(http[limit], at.at(limit));
  checkDuration(http.idleTimeout, at.at('idleTimeout'));
  if (http.h2UpgradePolicy === 'UPGRADE' && http.useClientProtocol) {
    at.at('useClientProtocol').error(
      'useClientProtocol keeps the protocol of the client, h2UpgradePolicy UPGRADE changes it.',
      'Keep one of them.',
    );
  }
  const keepAlive = http.http2KeepAlive;
  if (keepAlive === undefined) return;
  for (const field of ['interval', 'timeout'] as const) {
    const place = at.at('http2KeepAlive').at(field);
    if (keepAlive[field] === undefined)
      place.error(`http2KeepAlive needs both interval and timeout, and ${field} is missing.`, `Add ${field}.`);
    else checkDuration(keepAlive[field], place);
  }
}

function checkLimit(limit: number | undefined, at: Place): void {
  if (limit !== undefined && limit < 0) at.error(`${limit} is less than 0, and a limit cannot be.`);
}
