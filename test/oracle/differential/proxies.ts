import type { Entry } from '../../../lib/routing';
import { identities } from '../build';
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
    serviceAccount: 'edge',
  },
} satisfies Record<string, MeshProxy>;

export type ProxyName = keyof typeof proxies;

export const proxyNames: readonly ProxyName[] = ['client', 'other', 'gateway'];

/** Where a request enters that is sent through the proxy. */
export function entryOf(name: ProxyName): Entry {
  const { namespace, labels, serviceAccount, type } = proxies[name];
  return type === 'router'
    ? { gateway: { namespace, labels, serviceAccount } }
    : { workload: { namespace, labels, serviceAccount } };
}

/** What a proxy's certificate says it is. */
export function identityOf(name: ProxyName): (typeof identities)[number] {
  const { namespace, serviceAccount } = proxies[name];
  const own = `cluster.local/ns/${namespace}/sa/${serviceAccount}`;
  return identities.find((identity) => identity === own)!;
}

function sidecar(namespace: string, app: string, ip: string): MeshProxy & { readonly type: 'sidecar' } {
  return { type: 'sidecar', namespace, labels: { app }, ip, serviceAccount: app };
}
