import type { Duration, LoadBalancerSettings } from '../../imports/istio.generated';

/**
 * What keeps a caller on one pod of a version. It never keeps a caller on a version: the version is drawn first.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB
 */
export type Affinity = {
  /** Says that a pod inside a version is meant, where the service has a split. @default - not said */
  readonly within?: 'version';
} & (
  | { readonly header: string; readonly cookie?: never; readonly sourceIp?: never; readonly query?: never }
  | {
      /** The proxy sets the cookie where it is missing; `ttl` `0s` makes it one of the browser session. */
      readonly cookie: { readonly name: string; readonly ttl: Duration; readonly path?: string };
      readonly header?: never;
      readonly sourceIp?: never;
      readonly query?: never;
    }
  | { readonly sourceIp: true; readonly header?: never; readonly cookie?: never; readonly query?: never }
  | { readonly query: string; readonly header?: never; readonly cookie?: never; readonly sourceIp?: never }
);

/** The affinity as Istio writes it. */
export function affinityPolicy(affinity: Affinity): LoadBalancerSettings {
  if (affinity.header !== undefined) return { consistentHash: { httpHeaderName: affinity.header } };
  if (affinity.query !== undefined) return { consistentHash: { httpQueryParameterName: affinity.query } };
  if (affinity.sourceIp !== undefined) return { consistentHash: { useSourceIp: true } };
  return { consistentHash: { httpCookie: { ...affinity.cookie } } };
}
