import { reference, type TargetValue } from '../model/reference';

/**
 * What a policy attaches to (`targetRefs`), by name, in the namespace of the policy. Services, ServiceEntries and
 * Gateways of this program are passed themselves.
 *
 * @see https://istio.io/latest/docs/reference/config/type/workload-selector/#PolicyTargetReference
 *
 * @example
 * new AuthorizationPolicy(chart, 'deny-all', { targetRefs: [Target.gateway('waypoint')] });
 */
export const Target = {
  /** A Gateway of Gateway API: an ingress gateway or a waypoint. */
  gateway: (name: string): TargetValue => target('gateway.networking.k8s.io', 'Gateway', name),
  /** All Gateways of a GatewayClass; only for policies in the root namespace. */
  gatewayClass: (name: string): TargetValue => target('gateway.networking.k8s.io', 'GatewayClass', name),
  /** A Service behind a waypoint. */
  service: (name: string): TargetValue => target('', 'Service', name),
  /** A ServiceEntry behind a waypoint. */
  serviceEntry: (name: string): TargetValue => target('networking.istio.io', 'ServiceEntry', name),
} as const;

function target(group: string, kind: string, name: string): TargetValue {
  return reference('Target', { group, kind, name });
}
