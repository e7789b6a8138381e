import type { Entry } from '../../../lib/routing';
import type { MeshProxy } from '../proxy-config';

/** The proxies that are asked, as istiod and as the simulator name them. */
export const proxies = {
  client: sidecar('default', 'client', '10.1.0.1'),
  other: sidecar('other', 'other', '10.1.0.2'),
  gateway: {
    type: 'router',
    namespace: 'istio-system',
    labels: { istio: 'ingressgateway' },
    ip: '10.1.0.3',
    serviceAccount: 'default',
  },
} satisfies Record<string, MeshProxy>;

export type ProxyName = keyof typeof proxies;

export const proxyNames: readonly ProxyName[] = ['client', 'other', 'gateway'];

/** Where a request enters that is sent through the proxy. */
export function entryOf(name: ProxyName): Entry {
  const { namespace, labels, serviceAccount, type } = proxies[name];
  return type === 'router' ? { gateway: { namespace, labels } } : { workload: { namespace, labels, serviceAccount } };
}

function sidecar(namespace: string, app: string, ip: string): MeshProxy & { readonly type: 'sidecar' } {
  return { type: 'sidecar', namespace, labels: { app }, ip, serviceAccount: 'default' };
}
