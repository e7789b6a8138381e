import type { ServicePort } from '../../imports/istio.generated';
import type {
  DestinationRuleSpecProps,
  HTTPRouteProps,
  ServiceEntrySpecProps,
  TrafficPolicyPortTrafficPolicyProps,
} from '../../imports/istio-props.generated';
import type { Host } from '../model/host';
import { isWildcardHost } from '../model/host-name';
import { inWords } from '../model/in-words';
import { Secret } from '../resources/secret';
import { breakerPolicy, type CircuitBreaker } from './circuit-breaker';
import type {
  ExternalApiProps,
  ExternalHttpSettings,
  OriginateApi,
  PassthroughApi,
  PlainHttpApi,
  TcpApi,
} from './external-api-props';
import { withSettings } from './request-settings';
import type { RouteSettings } from './route-target';

/** What an external API comes to: its ports, how addresses are found, what is said of connections. */
export interface ExternalPlan {
  readonly ports: readonly ServicePort[];
  readonly resolution: NonNullable<ServiceEntrySpecProps['resolution']>;
  readonly addresses?: readonly string[];
  /** The rule beside its host; absent where there is nothing to say. */
  readonly rule?: Omit<DestinationRuleSpecProps, 'host'>;
  /** The port on which the mesh reads requests, where it does. */
  readonly httpPort?: number;
  /** The port callers use by default. */
  readonly port: number;
}

/** The plan of an external API by its mode. */
export function planOf(props: ExternalApiProps): ExternalPlan {
  if (props.protocol !== undefined) return tcp(props);
  if (props.tls === 'originate') return originate(props);
  if (props.tls === 'none') return plainHttp(props);
  return passthrough(props);
}

function resolutionOf(props: ExternalApiProps): ExternalPlan['resolution'] {
  if (props.endpoints !== undefined) return props.endpoints.every(isAddress) ? 'STATIC' : 'DNS';
  return isWildcardHost(inWords(props.host)) ? 'NONE' : 'DNS';
}

function isAddress(text: string): boolean {
  return /^[\d.]+$|:/.test(text);
}

function passthrough(props: PassthroughApi): ExternalPlan {
  const port = props.port ?? 443;
  const policy = breakerPolicy(props.circuitBreaker);
  return {
    ports: [{ number: port, name: 'tls', protocol: 'TLS' }],
    resolution: resolutionOf(props),
    ...(props.circuitBreaker === undefined ? {} : { rule: { trafficPolicy: policy } }),
    port,
  };
}

function plainHttp(props: PlainHttpApi): ExternalPlan {
  const port = props.port ?? 80;
  return {
    ports: [{ number: port, name: 'http', protocol: 'HTTP' }],
    resolution: resolutionOf(props),
    ...(props.circuitBreaker === undefined ? {} : { rule: { trafficPolicy: breakerPolicy(props.circuitBreaker) } }),
    httpPort: port,
    port,
  };
}

function tcp(props: TcpApi): ExternalPlan {
  const name = props.protocol === 'TCP' ? 'tcp' : props.protocol.toLowerCase();
  return {
    ports: [{ number: props.port, name, protocol: props.protocol }],
    // Without endpoints the addresses are real ones: the connection goes where the application dialled.
    resolution: props.endpoints === undefined ? 'NONE' : resolutionOf(props),
    addresses: props.addresses,
    ...(props.circuitBreaker === undefined ? {} : { rule: { trafficPolicy: breakerPolicy(props.circuitBreaker) } }),
    port: props.port,
  };
}

function originate(props: OriginateApi): ExternalPlan {
  const port = props.port ?? 80;
  const tlsPort = props.tlsPort ?? 443;
  const wildcard = isWildcardHost(inWords(props.host));
  const workload = props.clientCertificate?.workload;
  return {
    ports: [
      { number: port, name: 'http', protocol: 'HTTP', targetPort: tlsPort },
      { number: tlsPort, name: 'tls', protocol: 'TLS' },
    ],
    resolution: wildcard ? 'DYNAMIC_DNS' : resolutionOf(props),
    rule: {
      // A port's block replaces whatever stands above it, and the port for callers that encrypt themselves must not be
      // encrypted twice: so everything is said per port.
      trafficPolicy: { portLevelSettings: [originatePort(props, port, wildcard), ...tlsPortLimits(props, tlsPort)] },
      ...(workload === undefined ? {} : { workloadSelector: { matchLabels: workload }, exportTo: ['.'] }),
    },
    httpPort: port,
    port,
  };
}

function originatePort(props: OriginateApi, port: number, wildcard: boolean): TrafficPolicyPortTrafficPolicyProps {
  const { clientCertificate, caCertificates = 'system' } = props;
  // Either name alone would do harm: with "sni" and no "subjectAltNames" any certificate of the authority passes. Of
  // hosts below a wildcard neither can be said here; the proxy then takes both from the request.
  const name = wildcard ? {} : { sni: props.host, subjectAltNames: [props.host] };
  const credential = clientCertificate?.credentialName;
  return {
    port: { number: port },
    tls: {
      mode: clientCertificate === undefined ? 'SIMPLE' : 'MUTUAL',
      ...name,
      ...(credential === undefined ? { caCertificates } : { credentialName: Secret.fromName(credential) }),
      ...(clientCertificate?.certificate === undefined
        ? {}
        : { clientCertificate: clientCertificate.certificate, privateKey: clientCertificate.privateKey }),
    },
    ...breakerPolicy(props.circuitBreaker),
  };
}

/** Of callers that encrypt themselves only connections can be limited. */
function tlsPortLimits(props: OriginateApi, port: number): TrafficPolicyPortTrafficPolicyProps[] {
  const tcp = breakerPolicy(props.circuitBreaker as CircuitBreaker | undefined).connectionPool?.tcp;
  return tcp === undefined ? [] : [{ port: { number: port }, connectionPool: { tcp } }];
}

/** The routes of requests to an external host on the port where the mesh reads them. */
export function externalRoutes(
  host: Host,
  port: number,
  props: ExternalHttpSettings,
  settings: RouteSettings = {},
): HTTPRouteProps[] {
  const timeout = settings.timeout ?? props.timeout;
  const retries = settings.retries ?? props.retries;
  const route: HTTPRouteProps = { name: 'default', route: [{ destination: host.port(port) }] };
  return withSettings(route, { timeout, retries, fault: props.fault });
}
