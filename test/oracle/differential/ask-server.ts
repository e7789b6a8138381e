import type { Answer } from '../answer';
import type { Envoy } from '../envoy';
import type { ProxyConfig } from '../proxy-config';
import { identityOf, type ProxyName, proxies } from './proxies';
import type { Server } from './servers';

/** What the proxy of a destination says to a request: it goes on to the workload, is denied, or its connection closed. */
export type Verdict = 'passed' | 'denied' | 'unauthorized' | 'closed';

/**
 * Takes a request on to where it was sent, as the client's proxy let it out and over what that proxy speaks there.
 * @returns undefined where nobody stands for the destination, or an external service had to say.
 */
export async function askServer(
  envoy: Envoy,
  servers: ReadonlyMap<string, Server>,
  client: ProxyName,
  config: ProxyConfig,
  { cluster = '', route, upstream }: Answer,
): Promise<Verdict | undefined> {
  const [, port, , host = ''] = cluster.split('|');
  const server = servers.get(host);
  if (server === undefined || upstream === undefined) return undefined;
  const target = server.ports.find((each) => each.port === Number(port))?.targetPort;
  if (target === undefined) return undefined;
  const wire = wireOf(config, cluster);
  const isMtls = wire === 'mtls';
  const answer = await envoy.request(server.name, {
    inbound: true,
    port: target,
    address: server.proxy.ip,
    source: proxies[client].ip,
    host: upstream.authority,
    method: upstream.method,
    path: upstream.path,
    headers: headersOf(upstream.lines),
    ...(wire === 'tls' && { tls: { sni: sniOf(config, cluster) } }),
    ...(isMtls && {
      identity: identityOf(client),
      carries: route === undefined ? 'TCP' : 'HTTP',
      tls: { sni: sniOf(config, cluster) },
    }),
  });
  const { by, details, status } = answer;
  // The echo server takes any TLS, a workload not the mesh's.
  if (by === 'upstream') return isMtls && answer.upstream?.isTls ? 'closed' : 'passed';
  if (by === 'envoy' && details?.startsWith('rbac_access_denied')) return 'denied';
  if (by === 'envoy' && details?.startsWith('jwt_authn_access_denied'))
    return status === 401 ? 'unauthorized' : 'denied';
  if (by === 'closed') return 'closed';
  // A Sidecar hides the external service from the proxy, which then denies: what it answers is a caveat.
  if (details === 'ext_authz_error') return undefined;
  throw new Error(`${server.name} answers ${status} ${details}`);
}

/** What goes to a cluster: always the same, or to endpoints that are marked so, which those of a subset are alike. */
function wireOf({ clusters, endpoints }: ProxyConfig, name: string): 'plaintext' | 'mtls' | 'tls' {
  const cluster = clusters.find((each) => each.name === name);
  const socket = cluster?.['transportSocket'];
  if (socket !== undefined) return JSON.stringify(socket).includes('"istio"') ? 'mtls' : 'tls';
  if (cluster?.['transportSocketMatches'] === undefined) return 'plaintext';
  const [direction, port, , host] = name.split('|');
  const own = endpoints.find(({ clusterName }) => clusterName === `${direction}|${port}||${host}`);
  return JSON.stringify(own).includes('"tlsMode":"istio"') ? 'mtls' : 'plaintext';
}

/** The name that mutual TLS to a cluster asks for. */
function sniOf({ clusters }: ProxyConfig, name: string): string {
  const text = JSON.stringify(clusters.find((each) => each.name === name));
  return /"sni":"([^"]*)"/.exec(text)?.[1] ?? '';
}

const ofOneConnection = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);

function headersOf(lines: readonly (readonly [string, string])[]): Readonly<Record<string, readonly string[]>> {
  const headers: Record<string, string[]> = {};
  for (const [name, value] of lines) if (!ofOneConnection.has(name)) headers[name] = [...(headers[name] ?? []), value];
  return headers;
}
