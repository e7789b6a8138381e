import type { TrafficPolicyProps } from '../../imports/istio-props.generated';
import { breakerPolicy } from './circuit-breaker';
import { merge, type Override } from './merge';
import type { VersionProps } from './versioned-service-props';

/**
 * The traffic policy of one version. A subset's block replaces the service's, Istio never merges them, so the merged
 * block is written out.
 */
export function subsetPolicy(
  version: VersionProps,
  common: TrafficPolicyProps,
): { readonly trafficPolicy?: TrafficPolicyProps } {
  const own: TrafficPolicyProps = {
    ...breakerPolicy(version.circuitBreaker),
    ...(version.loadBalancer === undefined ? {} : { loadBalancer: version.loadBalancer }),
  };
  const policy = Object.fromEntries(
    Object.entries(own).map(([block, value]) => [
      block,
      block === 'loadBalancer'
        ? value
        : merge<unknown>(common[block as keyof TrafficPolicyProps], value as Override<unknown>),
    ]),
  );
  return Object.keys(policy).length === 0 ? {} : { trafficPolicy: policy };
}
