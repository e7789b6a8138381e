import type {
  DestinationRuleSpecProps,
  ServiceEntrySpecProps,
  VirtualServiceSpecProps,
} from '../../imports/istio-props.generated';
import type { Labels } from '../model/labels';
import type { CircuitBreaker, ConnectionBreaker } from './circuit-breaker';
import type { Override } from './merge';
import type { RequestSettings } from './request-settings';

declare const unreadable: unique symbol;

/** Stands where a setting has no effect because the application encrypts the traffic itself. No value has this type. */
export interface MeshCannotReadTls {
  readonly [unreadable]: never;
}

/** What holds for every external API. */
export interface ExternalApiCommon {
  /** The host name, as callers write it: `api.example.com`, or `*.example.com` for all below it. */
  readonly host: string;
  /**
   * Namespaces that see it. Namespaces whose gateways route to it are added.
   * @default - the namespace it is in, `['.']`
   */
  readonly exportTo?: readonly string[];
  /**
   * Addresses to connect to, where DNS does not say it.
   * @default - what DNS answers
   */
  readonly endpoints?: readonly string[];
  /** What is merged last into the objects. @default - nothing */
  readonly override?: {
    readonly serviceEntry?: Override<ServiceEntrySpecProps>;
    readonly destinationRule?: Override<DestinationRuleSpecProps>;
    readonly virtualService?: Override<VirtualServiceSpecProps>;
  };
}

/** What can be set where the mesh reads the requests. */
export interface ExternalHttpSettings extends RequestSettings {
  /** Limits, and when a failing address is taken out. @default - none */
  readonly circuitBreaker?: CircuitBreaker;
}

/** The certificate the mesh shows to the provider. */
export type ClientCertificate =
  | {
      /** Paths of files in the proxy's container, mounted by `sidecar.istio.io/userVolume` annotations. */
      readonly certificate: string;
      readonly privateKey: string;
      readonly credentialName?: never;
      readonly workload?: never;
    }
  | {
      /** A Secret with `tls.crt`, `tls.key` and `ca.crt` in the namespace of the callers. */
      readonly credentialName: string;
      /**
       * The labels of the calling pods, all of them: of other pods of the namespace Istio would send the request in clear,
       * and no second rule can prevent it.
       */
      readonly workload: Labels;
      readonly certificate?: never;
      readonly privateKey?: never;
    };

/** The application calls `http://host`; its sidecar speaks TLS to the provider and verifies chain and name. */
export interface OriginateApi extends ExternalApiCommon, ExternalHttpSettings {
  readonly tls: 'originate';
  readonly protocol?: never;
  /** The port the application calls with plain HTTP. @default 80 */
  readonly port?: number;
  /** The port of the provider. It also stays open for callers that encrypt themselves. @default 443 */
  readonly tlsPort?: number;
  /** The file of the authorities that may sign the provider's certificate; `system` is the proxy's own bundle. @default 'system' */
  readonly caCertificates?: string;
  /** What the mesh shows to a provider that asks for a certificate. @default - nothing */
  readonly clientCertificate?: ClientCertificate;
}

/** Plain HTTP, encrypted by nobody. */
export interface PlainHttpApi extends ExternalApiCommon, ExternalHttpSettings {
  readonly tls: 'none';
  readonly protocol?: never;
  /** The port of the provider. @default 80 */
  readonly port?: number;
}

/** Any protocol over TCP: databases, brokers. */
export interface TcpApi extends ExternalApiCommon {
  readonly protocol: 'TCP' | 'Mongo' | 'Redis' | 'MySQL';
  readonly tls?: never;
  /** The port of the provider. */
  readonly port: number;
  /**
   * The addresses the application dials. The mesh tells TCP connections apart by address and port, so without them two
   * databases on one port swallow each other. With `endpoints` they may be invented ones that DNS answers with.
   */
  readonly addresses: readonly string[];
  /** Limits on connections, and ejection of addresses that cannot be reached. @default - none */
  readonly circuitBreaker?: ConnectionBreaker;
}

/** The application speaks HTTPS itself: the mesh knows the host and counts connections, and reads nothing. */
export interface PassthroughApi extends ExternalApiCommon {
  /** @default 'passthrough' */
  readonly tls?: 'passthrough';
  readonly protocol?: never;
  /** The port of the provider, which the application calls. @default 443 */
  readonly port?: number;
  /** Limits on connections, and ejection of addresses that cannot be reached. @default - none */
  readonly circuitBreaker?: ConnectionBreaker;
  /** Nothing in the mesh can read this traffic; with `tls: 'originate'` it could. */
  readonly timeout?: MeshCannotReadTls;
  /** Nothing in the mesh can read this traffic; with `tls: 'originate'` it could. */
  readonly retries?: MeshCannotReadTls;
  /** Nothing in the mesh can read this traffic; with `tls: 'originate'` it could. */
  readonly fault?: MeshCannotReadTls;
}

/** Props of {@link ExternalApi}. */
// The compiler explains a mistake by the last of these that fits as well as the others: the one that is meant by default.
export type ExternalApiProps = TcpApi | PlainHttpApi | OriginateApi | PassthroughApi;
