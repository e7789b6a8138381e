import { inWords } from '../model/in-words';
import type { Shape, ShapeOf } from '../model/shape';
import { unknownKeys } from '../model/unknown-keys';
import { CIRCUIT_BREAKER, CONNECTION_BREAKER } from './circuit-breaker';
import type {
  ExternalApiCommon,
  ExternalApiProps,
  OriginateApi,
  PassthroughApi,
  PlainHttpApi,
  TcpApi,
} from './external-api-props';
import { REQUEST_SETTINGS } from './request-settings';

const COMMON = {
  host: true,
  exportTo: true,
  endpoints: true,
  override: { serviceEntry: true, destinationRule: true, virtualService: true },
} satisfies ShapeOf<ExternalApiCommon>;

const MODE = { tls: true, protocol: true, port: true } as const;

/** Of requests that nobody can read another problem says why. */
const UNREAD = { timeout: true, retries: true, fault: true } as const;

const PASSTHROUGH = {
  ...COMMON,
  ...MODE,
  ...UNREAD,
  circuitBreaker: CONNECTION_BREAKER,
} satisfies ShapeOf<PassthroughApi>;

const PLAIN_HTTP = {
  ...COMMON,
  ...MODE,
  ...REQUEST_SETTINGS,
  circuitBreaker: CIRCUIT_BREAKER,
} satisfies ShapeOf<PlainHttpApi>;

const ORIGINATE = {
  ...PLAIN_HTTP,
  tlsPort: true,
  caCertificates: true,
  clientCertificate: { certificate: true, privateKey: true, credentialName: true, workload: true },
} satisfies ShapeOf<OriginateApi>;

const TCP = {
  ...COMMON,
  ...MODE,
  ...UNREAD,
  addresses: true,
  circuitBreaker: CONNECTION_BREAKER,
} satisfies ShapeOf<TcpApi>;

const BY_TLS: Readonly<Record<NonNullable<ExternalApiProps['tls']>, Shape>> = {
  passthrough: PASSTHROUGH,
  originate: ORIGINATE,
  none: PLAIN_HTTP,
};

/** The props that nobody would read of an API of its kind, as sentences. */
export function externalUnknownKeys(props: ExternalApiProps): string[] {
  const { tls = 'passthrough', protocol } = props;
  if (protocol !== undefined) return unknownKeys(props, TCP, ` with protocol: '${inWords(protocol)}'`);
  if (!Object.hasOwn(BY_TLS, tls)) return unknownKeys(props, { ...TCP, ...ORIGINATE });
  return unknownKeys(props, BY_TLS[tls], ` with tls: '${tls}'`);
}
