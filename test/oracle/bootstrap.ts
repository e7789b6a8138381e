import { localListener } from './local-listener';
import { localRoutes, scoped } from './local-routes';
import type { Cluster, ProxyConfig } from './proxy-config';

/**
 * Makes one Envoy out of the configurations of several proxies, so that it runs on loopback without istiod: route
 * configurations inline, every cluster the echo server, listeners on ports of Envoy's choice.
 */
export function bootstrap(proxies: Readonly<Record<string, ProxyConfig>>, echoPort: number): Bootstrap {
  const clusters: string[] = [];
  const listeners: object[] = [];
  for (const [proxy, config] of Object.entries(proxies)) {
    const routes = new Map(config.routes.map((route) => [route.name, localRoutes(proxy, route)]));
    listeners.push(...config.listeners.map((each) => localListener(proxy, each, routes)));
    clusters.push(...config.clusters.map((cluster) => scoped(proxy, cluster.name)));
  }
  const config = {
    admin: { address: loopback(0) },
    layeredRuntime: {
      layers: [
        {
          name: 'as istio-proxy starts it',
          staticLayer: {
            're2.max_program_size.error_level': 32768,
            'envoy.reloadable_features.http_reject_path_with_fragment': false,
          },
        },
      ],
    },
    staticResources: { listeners, clusters: clusters.map((name, i) => echoCluster(name, i, echoPort)) },
  };
  return { config, clusters };
}

export interface Bootstrap {
  readonly config: object;
  /** The name of each cluster, as `scoped()` writes it; its index is in the source address of its connections. */
  readonly clusters: readonly string[];
}

/** The loopback address that the cluster's connections come from. */
export function sourceAddress(index: number): string {
  return `127.${64 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}`;
}

/** The inverse of `sourceAddress()`. */
export function clusterIndex(address: string): number {
  const [, high, middle, low] = address.split('.').map(Number);
  return ((high! - 64) << 16) | (middle! << 8) | low!;
}

/** A port of loopback; 0 lets Envoy choose. */
export function loopback(portValue: number): object {
  return { socketAddress: { address: '127.0.0.1', portValue } };
}

function echoCluster(name: string, index: number, port: number): Cluster {
  const blackHole = name.endsWith(' BlackHoleCluster');
  return {
    name,
    type: 'STATIC',
    connectTimeout: '5s',
    upstreamBindConfig: { sourceAddress: { address: sourceAddress(index), portValue: 0 } },
    circuitBreakers: {
      thresholds: [{ maxConnections: 1e6, maxPendingRequests: 1e6, maxRequests: 1e6, maxRetries: 1e6 }],
    },
    loadAssignment: {
      clusterName: name,
      endpoints: blackHole ? [] : [{ lbEndpoints: [{ endpoint: { address: loopback(port) } }] }],
    },
  };
}
