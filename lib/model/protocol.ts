/** A protocol as Istio knows it, in Istio's spelling. */
export type Protocol =
  | 'HTTP'
  | 'HTTP_PROXY'
  | 'HTTP2'
  | 'HTTPS'
  | 'GRPC'
  | 'GRPC-Web'
  | 'TCP'
  | 'TLS'
  | 'UDP'
  | 'Mongo'
  | 'Redis'
  | 'MySQL';

const BY_NAME: ReadonlyMap<string, Protocol> = new Map(
  (
    [
      'HTTP',
      'HTTP_PROXY',
      'HTTP2',
      'HTTPS',
      'GRPC',
      'GRPC-Web',
      'TCP',
      'TLS',
      'UDP',
      'Mongo',
      'Redis',
      'MySQL',
    ] as const
  ).map((protocol) => [protocol.toLowerCase(), protocol]),
);

/** The protocol a text names, in any case, or `undefined` when Istio knows none of that name. */
export function parseProtocol(text: string): Protocol | undefined {
  return BY_NAME.get(text.toLowerCase());
}

/** Whether Istio reads requests on such a port: routes, retries and header rules have an effect there. */
export function isHttp(protocol: Protocol | undefined): boolean {
  return (
    protocol === 'HTTP' ||
    protocol === 'HTTP2' ||
    protocol === 'GRPC' ||
    protocol === 'GRPC-Web' ||
    protocol === 'HTTP_PROXY'
  );
}

/** Whether Istio takes the bytes of such a port for TLS that somebody else ends: it sees the SNI and nothing more. */
export function isTls(protocol: Protocol | undefined): boolean {
  return protocol === 'HTTPS' || protocol === 'TLS';
}

/** What Kubernetes' own `appProtocol` values mean to Istio. */
const APP_PROTOCOLS: ReadonlyMap<string, Protocol> = new Map([
  ['kubernetes.io/h2c', 'HTTP2'],
  ['kubernetes.io/ws', 'HTTP'],
  ['kubernetes.io/wss', 'HTTPS'],
]);

/** Ports on which the server usually speaks first; Istio takes them for TCP unless told otherwise. */
const SERVER_FIRST_PORTS: ReadonlySet<number> = new Set([25, 53, 3306, 27017]);

/** A port of a Kubernetes Service, as far as its protocol is concerned. */
export interface NamedPort {
  readonly name?: string | undefined;
  readonly port: number;
  readonly protocol?: string | undefined;
  readonly appProtocol?: string | undefined;
}

/**
 * The protocol Istio gives a Service port: `UDP` by the transport, else what `appProtocol` says, or the port name where
 * there is none, up to the first `-` (`http-web`), else TCP for ports where servers speak first. `undefined` means that
 * Istio sniffs.
 *
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export function servicePortProtocol(port: NamedPort): Protocol | undefined {
  if (port.protocol === 'UDP') return 'UDP';
  const said = port.appProtocol ?? port.name ?? '';
  const known = port.appProtocol === undefined ? undefined : APP_PROTOCOLS.get(port.appProtocol);
  if (known !== undefined) return known;
  const byName = said.toLowerCase().startsWith('grpc-web') ? 'GRPC-Web' : parseProtocol(said.split('-', 1)[0] ?? '');
  if (byName !== undefined) return byName;
  return SERVER_FIRST_PORTS.has(port.port) ? 'TCP' : undefined;
}
