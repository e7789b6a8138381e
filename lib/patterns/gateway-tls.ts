import type { ServerProps } from '../../imports/istio-props.generated';
import { toLabel } from '../model/name';
import type { ShapeOf } from '../model/shape';
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

/** The keys of {@link TerminatedTls}. */
export const TERMINATED_TLS = {
  tls: true,
  credentialName: true,
  minProtocolVersion: true,
  cipherSuites: true,
} satisfies ShapeOf<TerminatedTls>;

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
interface TlsGroup {
  readonly hosts: readonly string[];
  readonly tls: HostTls;
}

/** Hosts with the same terms in one group, in the order in which they were declared. */
function groupByTls(hosts: ReadonlyMap<string, HostTls>): TlsGroup[] {
  const groups = new Map<string, { hosts: string[]; tls: HostTls }>();
  for (const [host, tls] of hosts) {
    const key = JSON.stringify(Object.entries(tls).sort());
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { hosts: [host], tls });
    else group.hosts.push(host);
  }
  return [...groups.values()];
}

/** The servers for TLS: hosts with the same certificate and terms share one. */
export function tlsServers(hosts: ReadonlyMap<string, HostTls>, port: number): ServerProps[] {
  const names = new Set<string>();
  return groupByTls(hosts).map((group) => tlsServer(group, port, names));
}

function tlsServer({ hosts, tls }: TlsGroup, number: number, taken: Set<string>): ServerProps {
  const name = portName(`${isPassthrough(tls) ? 'tls' : 'https'}-${toLabel(hosts[0] ?? '') ?? 'host'}`, taken);
  return isPassthrough(tls)
    ? { port: { number, name, protocol: 'TLS' }, hosts, tls: { mode: 'PASSTHROUGH' } }
    : { port: { number, name, protocol: 'HTTPS' }, hosts, tls: terminated(tls) };
}

/** A port name of at most 63 characters that no other server of the gateway has. */
function portName(wanted: string, taken: Set<string>): string {
  let name = wanted.slice(0, 63).replace(/-+$/, '');
  for (let n = 2; taken.has(name); n++) name = `${wanted.slice(0, 60)}-${n}`;
  taken.add(name);
  return name;
}

function terminated(tls: TerminatedTls): ServerProps['tls'] {
  return {
    mode: tls.tls ?? 'SIMPLE',
    minProtocolVersion: tls.minProtocolVersion ?? 'TLSV1_2',
    ...(tls.credentialName === undefined ? {} : { credentialName: Secret.fromName(tls.credentialName) }),
    ...(tls.cipherSuites === undefined ? {} : { cipherSuites: tls.cipherSuites }),
  };
}
