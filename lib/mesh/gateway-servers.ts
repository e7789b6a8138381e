import type { Path } from '../model/finding';
import { hostCovers, isWildcardHost, splitScopedHost, wildcardsOver } from '../model/host-name';
import { isHttp, parseProtocol } from '../model/protocol';
import { groupBy, indexed } from './indexed';
import type { SpecByKind } from './kinds';
import type { Mesh } from './mesh';
import type { Resource } from './resource';

/** Istio's own Gateway. */
export type Gateway = Resource<SpecByKind['Gateway']>;
/** One of its servers. */
export type Server = NonNullable<SpecByKind['Gateway']['servers']>[number];

/**
 * The layer of a VirtualService that a server reads: requests, TLS passed through by its SNI, or plain bytes. With
 * AUTO_PASSTHROUGH a server goes by the SNI alone and reads no VirtualService.
 */
export type ServerLayer = 'http' | 'tls' | 'tcp' | 'none';

/** A server and where it stands. */
export interface PlacedServer {
  readonly gateway: Gateway;
  readonly server: Server;
  readonly path: Path;
  readonly layer: ServerLayer;
}

/** Every server of every Gateway, in the order of the input; one without port or hosts is none. */
export const gatewayServers = indexed((mesh): readonly PlacedServer[] =>
  mesh
    .of('Gateway')
    .flatMap((gateway) =>
      (gateway.spec.servers ?? []).flatMap((server, index) =>
        server.port === undefined || server.hosts === undefined
          ? []
          : [{ gateway, server, path: ['spec', 'servers', index], layer: serverLayer(server) }],
      ),
    ),
);

const byGateway = indexed((mesh) =>
  groupBy(gatewayServers(mesh), ({ gateway }) => `${gateway.namespace}/${gateway.name}`),
);

/** The servers of the Gateway `namespace/name`; none where it is unknown. */
export function serversOf(mesh: Mesh, gateway: string): readonly PlacedServer[] {
  return byGateway(mesh).get(gateway) ?? [];
}

/** The servers of every Gateway by each of their hosts, wildcards as they are written. */
const byHost = indexed((mesh) => {
  const filed = gatewayServers(mesh).flatMap((placed) => {
    const hosts = new Set(placed.server.hosts.map((text) => splitScopedHost(text).host));
    return [...hosts].map((host) => ({ key: `${placed.gateway.namespace}/${placed.gateway.name} ${host}`, placed }));
  });
  return groupBy(filed, ({ key }) => key);
});

/** The servers of a Gateway that have a host in common with the given one, whatever namespaces they take it from. */
export function serversFor(mesh: Mesh, gateway: string, host: string): readonly PlacedServer[] {
  if (isWildcardHost(host)) return serversOf(mesh, gateway);
  const found = [host, ...wildcardsOver(host)].flatMap((text) => byHost(mesh).get(`${gateway} ${text}`) ?? []);
  return [...new Set(found.map(({ placed }) => placed))];
}

/** Which layer a server reads. TLS that ends at a server of protocol TLS leaves plain bytes. */
export function serverLayer({ port, tls }: Server): ServerLayer {
  const protocol = parseProtocol(port.protocol);
  if (isHttp(protocol)) return 'http';
  if (tls?.mode === 'AUTO_PASSTHROUGH') return 'none';
  if (tls !== undefined && (tls.mode ?? 'PASSTHROUGH') === 'PASSTHROUGH') return 'tls';
  return protocol === 'HTTPS' ? 'http' : 'tcp';
}

/** Whether a server takes a host of a VirtualService of that namespace. */
export function serves(placed: PlacedServer, host: string, namespace: string): boolean {
  return commonHosts(placed, host, namespace).length > 0;
}

/** The hosts for which a server uses a VirtualService of that namespace for `host`: of each pair the narrower one. */
export function commonHosts({ gateway, server }: PlacedServer, host: string, namespace: string): readonly string[] {
  return server.hosts.flatMap((text) => {
    const scoped = splitScopedHost(text);
    const scope = scoped.namespace === '.' ? gateway.namespace : (scoped.namespace ?? '*');
    if (scope !== '*' && scope !== namespace) return [];
    if (hostCovers(scoped.host, host)) return [host];
    return hostCovers(host, scoped.host) ? [scoped.host] : [];
  });
}
