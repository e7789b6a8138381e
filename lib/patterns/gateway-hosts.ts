import { compareHosts, hostCovers } from '../model/host-name';
import { inWords } from '../model/in-words';
import { type HostTls, isPassthrough, type TerminatedTls } from './gateway-tls';
import type { SecureGatewayProps } from './secure-gateway-props';

/** The hosts of a gateway and how their connections are encrypted: their own terms, laid over the gateway's. */
export function declaredHosts(props: SecureGatewayProps<string>): Map<string, HostTls> {
  const { tls, credentialName, minProtocolVersion, cipherSuites } = props;
  const common: TerminatedTls = {
    ...(tls === undefined ? {} : { tls }),
    ...(credentialName === undefined ? {} : { credentialName }),
    ...(minProtocolVersion === undefined ? {} : { minProtocolVersion }),
    ...(cipherSuites === undefined ? {} : { cipherSuites }),
  };
  const hosts: unknown = props.hosts;
  if (Array.isArray(hosts)) return new Map(hosts.map((host) => [inWords(host), common]));
  const byHost = Object.entries<HostTls | null>(Object(hosts)).map(([host, own]) => [host, own ?? {}] as const);
  return new Map(byHost.map(([host, own]) => [host, isPassthrough(own) ? own : { ...common, ...own }]));
}

/** How connections for a host are encrypted: by the host itself, or by the narrowest wildcard over it. */
export function tlsOf(host: unknown, hosts: ReadonlyMap<string, HostTls>): HostTls | undefined {
  if (typeof host !== 'string') return undefined;
  const own = hosts.get(host);
  if (own !== undefined) return own;
  const covering = [...hosts].filter(([served]) => hostCovers(served, host));
  return covering.sort(([a], [b]) => compareHosts(a, b))[0]?.[1];
}
