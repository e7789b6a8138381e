import { expect, it } from 'vitest';
import { servicePolicy, subsetPolicy } from '../../lib/patterns/subset-policy';

const common = { maxConnections: 200, http2MaxRequests: 100, consecutive5xxErrors: 5, maxEjectionPercent: 50 };

it('says nothing where the version does not: the block of the service holds', () => {
  expect(subsetPolicy({}, common)).toEqual({});
});

it('writes the whole block out, because Istio replaces it', () => {
  expect(subsetPolicy({ circuitBreaker: { http2MaxRequests: 10 } }, common).trafficPolicy).toEqual({
    connectionPool: { tcp: { maxConnections: 200 }, http: { http2MaxRequests: 10 } },
  });
});

it('keeps what the service says of ejection, and adds no default over it', () => {
  expect(subsetPolicy({ circuitBreaker: { consecutive5xxErrors: 1 } }, common).trafficPolicy).toEqual({
    outlierDetection: { consecutive5xxErrors: 1, maxEjectionPercent: 50 },
  });
});

it('takes the load balancing of a version alone', () => {
  expect(subsetPolicy({ loadBalancer: { simple: 'RANDOM' } }, common).trafficPolicy).toEqual({
    loadBalancer: { simple: 'RANDOM' },
  });
});

it('says of the service what its props say', () => {
  expect(servicePolicy({})).toEqual({});
  expect(servicePolicy({ circuitBreaker: { http2MaxRequests: 10 }, loadBalancer: { simple: 'RANDOM' } })).toEqual({
    connectionPool: { http: { http2MaxRequests: 10 } },
    loadBalancer: { simple: 'RANDOM' },
  });
});
