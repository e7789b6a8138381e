import type { Duration, LoadBalancerSettings, OnlyOneOf } from '../../imports/istio.generated';
import type { ShapeOf } from '../model/shape';
import type { Retries } from './retries';

/** A cookie that chooses the pod. The proxy sets it where it is missing; `ttl` `0s` makes it one of the browser session. */
export interface AffinityCookie {
  readonly name: string;
  readonly ttl: Duration;
  /** Which paths the browser sends it to. @default - those below the path it was set on */
  readonly path?: string;
}

/**
 * What keeps a caller on one pod of a version. It never keeps a caller on a version: the version is drawn first.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB
 */
export type Affinity = {
  /** Says that a pod inside a version is meant, where the service has a split. @default - not said */
  readonly within?: 'version';
} & (
  | { readonly header: string; readonly cookie?: OneKey; readonly sourceIp?: OneKey; readonly query?: OneKey }
  | { readonly cookie: AffinityCookie; readonly header?: OneKey; readonly sourceIp?: OneKey; readonly query?: OneKey }
  | { readonly sourceIp: true; readonly header?: OneKey; readonly cookie?: OneKey; readonly query?: OneKey }
  | { readonly query: string; readonly header?: OneKey; readonly cookie?: OneKey; readonly sourceIp?: OneKey }
);

/** What a pod can be chosen by; it is one of them. */
type OneKey = OnlyOneOf<'header' | 'cookie' | 'sourceIp' | 'query'>;

/** The keys of an {@link Affinity}. */
export const AFFINITY = {
  within: true,
  header: true,
  cookie: { name: true, ttl: true, path: true },
  sourceIp: true,
  query: true,
} satisfies ShapeOf<Affinity>;

const KEYS = ['header', 'cookie', 'sourceIp', 'query'] as const;

interface AnyKey {
  readonly header: string;
  readonly query: string;
  readonly cookie: AffinityCookie;
}

/** The affinity as Istio writes it. */
export function affinityPolicy(affinity: Affinity): LoadBalancerSettings {
  const { header, query, cookie } = affinity as Partial<AnyKey>;
  if (header !== undefined) return { consistentHash: { httpHeaderName: header } };
  if (query !== undefined) return { consistentHash: { httpQueryParameterName: query } };
  return { consistentHash: cookie === undefined ? { useSourceIp: true } : { httpCookie: cookie } };
}

/**
 * What is wrong with an affinity, as sentences.
 *
 * @param drawn - whether the version is drawn anew for every request
 */
export function affinityProblems(
  affinity: Affinity,
  drawn: boolean,
  beside: { readonly loadBalancer?: LoadBalancerSettings; readonly retries?: Retries },
): string[] {
  const problems: string[] = [];
  const said = KEYS.filter((key) => affinity[key] !== undefined && (affinity[key] as unknown) !== false);
  if (said.length !== 1) {
    const what = said.length === 0 ? 'none' : said.join(' and ');
    problems.push(`affinity has to say one of ${KEYS.join(', ')}, by which the pod is chosen; it says ${what}`);
  }
  if (beside.loadBalancer !== undefined) {
    problems.push('has "affinity" and "loadBalancer", which write the same block; say the hash in one of them');
  }
  if (drawn && affinity.within !== 'version') {
    problems.push(
      'has "affinity" under a split: the version is drawn first, for every request anew, and the hash only chooses a pod of it. ' +
        'Keep callers on a version with "stickyVersion", or say affinity.within: \'version\' if the pod is what is meant',
    );
  }
  if (beside.retries?.retryIgnorePreviousHosts) {
    problems.push(
      'has "affinity" and retries that must take another pod (retryIgnorePreviousHosts), but the hash leads every try to the same one',
    );
  }
  return problems;
}
