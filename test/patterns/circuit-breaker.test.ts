import { expect, it } from 'vitest';
import { breakerPolicy } from '../../lib/patterns/circuit-breaker';

it('sorts the settings into the blocks where Istio has them', () => {
  const policy = breakerPolicy({
    maxConnections: 100,
    connectTimeout: '2s',
    http2MaxRequests: 50,
    idleTimeout: '1h',
    consecutive5xxErrors: 3,
    interval: '10s',
  });
  expect(policy).toEqual({
    connectionPool: {
      tcp: { maxConnections: 100, connectTimeout: '2s' },
      http: { http2MaxRequests: 50, idleTimeout: '1h' },
    },
    outlierDetection: { consecutive5xxErrors: 3, interval: '10s', maxEjectionPercent: 100 },
  });
});

it('writes no block it says nothing of', () => {
  expect(breakerPolicy(undefined)).toEqual({});
  expect(breakerPolicy({})).toEqual({});
  expect(breakerPolicy({ maxConnections: 1 })).toEqual({ connectionPool: { tcp: { maxConnections: 1 } } });
});

it('lets everything be ejected unless told otherwise: with ten percent, nothing is below ten endpoints', () => {
  expect(breakerPolicy({ consecutiveGatewayErrors: 1 }).outlierDetection?.maxEjectionPercent).toBe(100);
  expect(
    breakerPolicy({ consecutiveGatewayErrors: 1, maxEjectionPercent: 34 }).outlierDetection?.maxEjectionPercent,
  ).toBe(34);
});

it('counts failures of connections apart, without which Istio ignores their number', () => {
  expect(breakerPolicy({ consecutiveLocalOriginFailures: 2 }).outlierDetection).toEqual({
    consecutiveLocalOriginFailures: 2,
    maxEjectionPercent: 100,
    splitExternalLocalOriginErrors: true,
  });
});
