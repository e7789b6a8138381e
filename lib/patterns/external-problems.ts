import { isWildcardHost } from '../model/host-name';
import { inWords } from '../model/in-words';
import { suggestion } from '../model/suggestion';
import type { ExternalApiProps, ExternalHttpSettings, OriginateApi } from './external-api-props';
import { portProblem } from './ports';
import { requestSettingsProblems } from './request-settings-problems';

/** What is wrong with an external API, as sentences. */
export function externalProblems(props: ExternalApiProps): string[] {
  const { host } = props;
  if (typeof host !== 'string' || host === '') return ['has no host; give the name that callers write'];
  return [
    ...hostProblems(host),
    ...modeProblems(props),
    ...portProblems(props),
    ...(isWildcardHost(host) ? wildcardProblems(props, host) : []),
    ...unreadProblems(props),
    ...addressProblems(props),
    ...certificateProblems(props),
    ...requestSettingsProblems(props as ExternalHttpSettings),
  ];
}

/**
 * What is wrong with a gateway that routes to it, as sentences.
 *
 * @param reads - whether the gateway reads the requests, or passes connections on
 */
export function externalRouteProblems(props: ExternalApiProps, reads: boolean): string[] {
  const problems: string[] = [];
  if (reads && (props.protocol !== undefined || props.tls === undefined || props.tls === 'passthrough')) {
    problems.push(
      "is routed to by requests, but nothing in the mesh reads its traffic; with tls: 'originate' it could",
    );
  }
  if (isWildcardHost(inWords(props.host))) {
    problems.push(
      `is routed to from a gateway, but "${props.host}" does not say which host that is; make an ExternalApi for the one host`,
    );
  }
  if (props.tls === 'originate' && props.clientCertificate?.workload !== undefined) {
    problems.push(
      'is routed to from a gateway, but its client certificate belongs to pods of its own namespace: the gateway would send the request in clear. ' +
        'Give the gateway an ExternalApi of its own, in the namespace of its pods',
    );
  }
  return problems;
}

/** An unknown mode would be taken for the default one, and everything said of requests would be lost. */
function modeProblems({ tls, protocol }: ExternalApiProps): string[] {
  const problems: string[] = [];
  if (tls !== undefined && !TLS_MODES.includes(tls))
    problems.push(`has the unknown tls "${inWords(tls)}". ${suggestion(inWords(tls), TLS_MODES)}`);
  if (protocol !== undefined && !PROTOCOLS.includes(protocol))
    problems.push(
      `speaks "${inWords(protocol)}", which is no protocol here. ${suggestion(inWords(protocol), PROTOCOLS)}`,
    );
  if (tls !== undefined && protocol !== undefined)
    problems.push(
      'has "tls" and "protocol"; what is said of TLS would have no effect on connections that nobody reads',
    );
  return problems;
}

const TLS_MODES: readonly string[] = ['passthrough', 'originate', 'none'];
const PROTOCOLS: readonly string[] = ['TCP', 'Mongo', 'Redis', 'MySQL'];

function portProblems(props: ExternalApiProps): string[] {
  const ports: [string, unknown][] = [];
  if (props.port !== undefined || props.protocol !== undefined) ports.push(['port', props.port]);
  if (props.tls === 'originate' && props.tlsPort !== undefined) ports.push(['tlsPort', props.tlsPort]);
  const problems = ports.flatMap(([name, port]) => {
    const problem = portProblem(port);
    return problem === undefined ? [] : [`"${name}" is ${problem}`];
  });
  const { port = 80, tlsPort = 443 } = props as OriginateApi;
  if (props.tls === 'originate' && port === tlsPort)
    problems.push(
      `has port ${port} for plain HTTP and for TLS; callers say http:// on "port", which the mesh encrypts towards "tlsPort"`,
    );
  return problems;
}

function hostProblems(host: string): string[] {
  if (host === '*')
    return ['has the host "*", which would capture every host there is; name a domain, like "*.example.com"'];
  if (/[:/]/.test(host)) return [`has the host "${host}"; it is a name alone, without scheme, port or path`];
  if (!host.includes('.'))
    return [`has the host "${host}"; an external host is written in full, like "api.example.com"`];
  return [];
}

function wildcardProblems(props: ExternalApiProps, host: string): string[] {
  const problems: string[] = [];
  if (props.protocol !== undefined)
    problems.push(
      `has the host "${host}", but connections of ${props.protocol} carry no name; give each address a host of its own`,
    );
  if (props.endpoints !== undefined)
    problems.push(`has endpoints under the wildcard "${host}", which cannot all be the same server`);
  return problems;
}

/** What the types refuse, for those who come past them. */
function unreadProblems(props: ExternalApiProps): string[] {
  if (props.protocol === undefined && props.tls !== undefined && props.tls !== 'passthrough') return [];
  const said = (['timeout', 'retries', 'fault'] as const).filter(
    (field) => (props as Partial<Record<typeof field, unknown>>)[field] !== undefined,
  );
  const why =
    props.protocol === undefined
      ? "the application encrypts this traffic itself, so that the mesh cannot read it and it would have no effect; use tls: 'originate'"
      : `${props.protocol} is not HTTP, so that there are no requests it could hold for`;
  return said.map((field) => `has "${field}", but ${why}`);
}

function addressProblems(props: ExternalApiProps): string[] {
  if (props.endpoints?.length === 0)
    return ['has no endpoint in "endpoints", so that nothing would answer; leave it out to go by DNS'];
  if (props.protocol === undefined) return [];
  const { addresses }: { readonly addresses?: readonly string[] } = props;
  if (Array.isArray(addresses) && addresses.length > 0) return [];
  return [
    'has no addresses; the mesh tells TCP connections apart by address and port alone, so that without them another host on its port swallows its connections',
  ];
}

function certificateProblems(props: ExternalApiProps): string[] {
  if (props.tls !== 'originate' || props.clientCertificate === undefined) return [];
  const problems: string[] = [];
  const { credentialName, workload, certificate, privateKey } = props.clientCertificate;
  if (credentialName === undefined) {
    if (!certificate || !privateKey) problems.push('has a client certificate without "certificate" or "privateKey"');
    return problems;
  }
  if (Object.keys(workload ?? {}).length === 0) {
    problems.push(
      `has the Secret "${credentialName}" for no workload: without labels of the calling pods Istio drops TLS and sends the request in clear`,
    );
  }
  if (props.caCertificates !== undefined) {
    problems.push(`has "caCertificates", but the authorities come from the Secret "${credentialName}" (ca.crt)`);
  }
  if (props.exportTo !== undefined && !(props.exportTo.length === 1 && props.exportTo[0] === '.')) {
    problems.push(
      'is exported to other namespaces, but its client certificate belongs to pods of its own: callers elsewhere would send the request in clear',
    );
  }
  return problems;
}
