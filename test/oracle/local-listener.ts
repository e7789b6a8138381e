import { certificates } from './build';
import { localRoutes, scopeClusters, scoped } from './local-routes';
import type { Filter, FilterChain, Listener, RouteConfiguration } from './proxy-config';

/** Carries what Envoy knows of a request that it answers itself; `|` between flags, details and route. */
export const localReplyHeader = 'x-oracle-local-reply';

type Routes = ReadonlyMap<string, RouteConfiguration>;

const type = (name: string) => ({ '@type': `type.googleapis.com/envoy.${name}` });

/**
 * The listener as it is, but reached by a PROXY header instead of a redirected connection: the header restores the
 * address that was dialled, on which filter chains match.
 */
export function localListener(proxy: string, listener: Listener, routes: Routes): object {
  const { bindToPort, useOriginalDst, accessLog, connectionBalanceConfig, additionalAddresses, ...kept } = listener;
  const chain = (of: FilterChain) => localChain(proxy, of, routes, listener.name === 'virtualInbound');
  return {
    ...kept,
    name: scoped(proxy, listener.name),
    address: { socketAddress: { address: '127.0.0.1', portValue: 0 } },
    listenerFilters: [
      {
        name: 'envoy.filters.listener.proxy_protocol',
        typedConfig: type('extensions.filters.listener.proxy_protocol.v3.ProxyProtocol'),
      },
      ...(listener.listenerFilters ?? []).filter((filter) => isStock(filter) && !filter.name.endsWith('original_dst')),
    ],
    filterChains: listener.filterChains?.map(chain),
    defaultFilterChain: listener.defaultFilterChain && chain(listener.defaultFilterChain),
  };
}

function localChain(proxy: string, chain: FilterChain, routes: Routes, asksClient: boolean): FilterChain {
  const filters = (chain.filters ?? []).filter(isStock).map((filter) => {
    const config = filter.typedConfig!;
    if (config['@type'].endsWith('.TcpProxy')) {
      const { accessLog, ...kept } = config;
      return { ...filter, typedConfig: scopeClusters(proxy, kept) };
    }
    return config['@type'].endsWith('.HttpConnectionManager') ? httpManager(proxy, filter, routes) : filter;
  });
  return { ...chain, filters, transportSocket: chain.transportSocket && tlsServer(asksClient) };
}

/** Filters of Istio's own build are about telemetry; a stock Envoy does not know them. */
function isStock(filter: Filter): boolean {
  return filter.typedConfig?.['@type'].startsWith('type.googleapis.com/envoy.') ?? false;
}

function httpManager(proxy: string, filter: Filter, routes: Routes): Filter {
  const { rds, routeConfig, accessLog, tracing, httpFilters, ...kept } = filter.typedConfig!;
  const wanted = (rds as { routeConfigName: string } | undefined)?.routeConfigName;
  const config = wanted === undefined ? localRoutes(proxy, routeConfig as RouteConfiguration) : routes.get(wanted);
  return {
    name: filter.name,
    typedConfig: {
      ...kept,
      '@type': filter.typedConfig!['@type'],
      routeConfig: config,
      httpFilters: (httpFilters as readonly Filter[]).filter(isStock).map((each) => scopeClusters(proxy, each)),
      localReplyConfig: {
        mappers: [
          {
            filter: {
              statusCodeFilter: { comparison: { op: 'GE', value: { defaultValue: 0, runtimeKey: 'oracle' } } },
            },
            headersToAdd: [
              { header: { key: localReplyHeader, value: '%RESPONSE_FLAGS%|%RESPONSE_CODE_DETAILS%|%ROUTE_NAME%' } },
            ],
          },
        ],
      },
    },
  };
}

/** Serves TLS. Sidecars ask their clients for the mesh's certificates, gateways nobody. */
function tlsServer(asksClient: boolean): Filter {
  const { server, clients } = certificates();
  const trusted = Object.values(clients).map(({ chain }) => chain);
  return {
    name: 'envoy.transport_sockets.tls',
    typedConfig: {
      ...type('extensions.transport_sockets.tls.v3.DownstreamTlsContext'),
      ...(asksClient && { requireClientCertificate: true }),
      commonTlsContext: {
        tlsCertificates: [
          { certificateChain: { inlineString: server.chain }, privateKey: { inlineString: server.key } },
        ],
        alpnProtocols: ['http/1.1'],
        ...(asksClient && { validationContext: { trustedCa: { inlineString: trusted.join('') } } }),
      },
    },
  };
}
