import type { ServerProps } from '../../imports/istio-props.generated';
import { toLabel } from '../model/name';
import { Secret } from '../resources/secret';

/** A TLS version a client must speak at least. */
export type MinProtocolVersion = 'TLSV1_0' | 'TLSV1_1' | 'TLSV1_2' | 'TLSV1_3';

/** TLS that ends at the gateway. */
export interface TerminatedTls {
  /**
   * `SIMPLE` shows a certificate; `MUTUAL` asks the client for one too and refuses it otherwise; `OPTIONAL_MUTUAL` asks
   * and lets it pass without.
   * @default 'SIMPLE'
   */
  readonly tls?: 'SIMPLE' | 'MUTUAL' | 'OPTIONAL_MUTUAL';
  /**
   * The name of the Secret with certificate and key, in the namespace of the gateway's pods. `MUTUAL` also reads the
   * authority of client certificates from it (`ca.crt`), or from a Secret of that name with `-cacert`.
   * @default - the gateway's; one of the two has to be given
   */
  readonly credentialName?: string;
  /** The oldest version of TLS a client may speak. @default 'TLSV1_2' */
  readonly minProtocolVersion?: MinProtocolVersion;
  /** The ciphers for TLS up to 1.2, in OpenSSL's names. @default - Istio's */
  readonly cipherSuites?: readonly string[];
}

/** TLS that the backend ends; the gateway chooses it by the name the client asks for (SNI) and reads nothing else. */
export interface PassthroughTls {
  readonly tls: 'PASSTHROUGH';
}

/** How the connections for a host are encrypted. */
export type HostTls = TerminatedTls | PassthroughTls;

/** Whether the backend, not the gateway, ends TLS. */
export function isPassthrough(tls: HostTls): tls is PassthroughTls {
  return tls.tls === 'PASSTHROUGH';
}

/** A group of hosts that share one server: the same certificate and the same terms. */
export interface TlsGroup {
  readonly hosts: readonly string[];
  readonly tls: HostTls;
}

/** Hosts with the same terms in one group, in the order in which they were declared. */
export function groupByTls(hosts: ReadonlyMap<string, HostTls>): TlsGroup[] {
  const groups = new Map<string, { hosts: string[]; tls: HostTls }>();
  for (const [host, tls] of hosts) {
    const key = JSON.stringify(Object.entries(tls).sort());
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { hosts: [host], tls });
    else group.hosts.push(host);
  }
  return [...groups.values()];
}

/** The server of a group, on the port for TLS. */
export function tlsServer(group: TlsGroup, port: number): ServerProps {
  const kind = isPassthrough(group.tls) ? 'tls' : 'https';
  const name = `${kind}-${toLabel(group.hosts[0] ?? '') ?? 'host'}`.slice(0, 63).replace(/-+$/, '');
  return {
    port: { number: port, name, protocol: isPassthrough(group.tls) ? 'TLS' : 'HTTPS' },
    hosts: group.hosts,
    tls: isPassthrough(group.tls) ? { mode: 'PASSTHROUGH' } : terminated(group.tls),
  };
}

function terminated(tls: TerminatedTls): ServerProps['tls'] {
  return {
    mode: tls.tls ?? 'SIMPLE',
    minProtocolVersion: tls.minProtocolVersion ?? 'TLSV1_2',
    ...(tls.credentialName === undefined ? {} : { credentialName: Secret.fromName(tls.credentialName) }),
    ...(tls.cipherSuites === undefined ? {} : { cipherSuites: tls.cipherSuites }),
  };
}
