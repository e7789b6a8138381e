import type { Labels } from '../model/labels';
import type { Entry } from './request';

/** The Envoy that a request meets first: a sidecar, or a gateway's pod. */
export interface ProxyNode {
  readonly kind: 'sidecar' | 'gateway';
  readonly namespace: string;
  readonly labels: Labels;
  readonly serviceAccount: string;
  /** The IP addresses of the pod, for endpoints that name them. */
  readonly addresses: readonly string[];
}

interface Pods {
  readonly namespace: string;
  readonly labels?: Labels;
  readonly serviceAccount?: string;
}

const NO_LABELS: Labels = Object.freeze({});

/** The proxy a request enters by. */
export function toProxy(from: Entry): ProxyNode {
  if ('gateway' in from) return { kind: 'gateway', ...pods(from.gateway) };
  return { kind: 'sidecar', ...pods(from.workload) };
}

function pods({ namespace, labels, serviceAccount }: Pods): Omit<ProxyNode, 'kind'> {
  return { namespace, labels: labels ?? NO_LABELS, serviceAccount: serviceAccount ?? 'default', addresses: [] };
}

/** What tells one proxy's configuration from another's. */
export function proxyKey(proxy: ProxyNode): string {
  const labels = Object.keys(proxy.labels).sort();
  return JSON.stringify([
    proxy.kind,
    proxy.namespace,
    proxy.serviceAccount,
    ...labels.flatMap((key) => [key, proxy.labels[key]]),
  ]);
}
