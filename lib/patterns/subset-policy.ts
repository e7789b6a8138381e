import type { TrafficPolicyProps } from '../../imports/istio-props.generated';
import { breakerPolicy, type CircuitBreaker } from './circuit-breaker';
import { merge } from './merge';
import type { VersionedServiceProps, VersionProps } from './versioned-service-props';

/** The traffic policy of a whole service, as far as its props say it. */
export function servicePolicy({ circuitBreaker, loadBalancer }: VersionedServiceProps): TrafficPolicyProps {
  return { ...breakerPolicy(circuitBreaker), ...(loadBalancer === undefined ? {} : { loadBalancer }) };
}

/**
 * The traffic policy of one version: the blocks it says something of. A subset's block replaces the service's, Istio
 * never merges them, so what the service's breaker says is written out with it.
 */
export function subsetPolicy(
  version: VersionProps,
  common: CircuitBreaker | undefined,
): { readonly trafficPolicy?: TrafficPolicyProps } {
  const own = breakerPolicy(version.circuitBreaker);
  const whole = breakerPolicy(merge<CircuitBreaker>(common ?? {}, version.circuitBreaker));
  const policy: TrafficPolicyProps = {
    ...(own.connectionPool === undefined ? {} : { connectionPool: whole.connectionPool }),
    ...(own.outlierDetection === undefined ? {} : { outlierDetection: whole.outlierDetection }),
    ...(version.loadBalancer === undefined ? {} : { loadBalancer: version.loadBalancer }),
  };
  return Object.keys(policy).length === 0 ? {} : { trafficPolicy: policy };
}
