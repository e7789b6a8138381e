import type { GatewaySpecProps, VirtualServiceSpecProps } from '../../imports/istio-props.generated';
import type { Labels } from '../model/labels';
import type { ShapeOf } from '../model/shape';
import { type HostTls, TERMINATED_TLS, type TerminatedTls } from './gateway-tls';
import type { Override } from './merge';

/** The pods that serve a gateway. */
export interface IngressPods {
  /** Their labels. @default - `istio: ingressgateway` */
  readonly labels?: Labels;
  /** Their namespace, which is where the Secrets with the certificates have to be. @default 'istio-system' */
  readonly namespace?: string;
}

/** TLS that ended before the gateway, at a load balancer that speaks plain HTTP to it. */
export interface TlsTerminatedBefore {
  /**
   * Sends requests that reached the load balancer unencrypted to HTTPS. It works only where the gateway's pods trust
   * the balancer's `x-forwarded-proto`: their annotation `proxy.istio.io/config` has to set
   * `gatewayTopology.numTrustedProxies` to this number (the gateway's `podAnnotations` say it in full); without it every
   * request is sent round in a circle.
   * @default - no redirect
   */
  readonly redirect?: { readonly trustedProxies: number };
}

/** Props of {@link SecureGateway}. */
export interface SecureGatewayProps<ServedName extends string> extends TerminatedTls {
  /** The hosts, or the hosts with TLS settings of their own, laid over the gateway's. */
  readonly hosts: readonly ServedName[] | Readonly<Record<ServedName, HostTls>>;
  /**
   * What plain HTTP gets: a redirect to HTTPS for every path, the same routes, or no port at all.
   * @default 'redirect'
   */
  readonly plainHttp?: 'redirect' | 'serve' | 'off';
  /** Whether TLS ends before the gateway, so that it serves plain HTTP alone. @default false */
  readonly tlsTerminatedBefore?: boolean | TlsTerminatedBefore;
  /** Which pods serve it. @default - `istio: ingressgateway` in `istio-system` */
  readonly ingress?: IngressPods;
  /** The ports clients call. @default - 443 and 80 */
  readonly ports?: { readonly https?: number; readonly http?: number };
  /** What is merged last into the objects; a VirtualService by its host. @default - nothing */
  readonly override?: {
    readonly gateway?: Override<GatewaySpecProps>;
    readonly virtualServices?: Readonly<Record<string, Override<VirtualServiceSpecProps>>>;
  };
}

/** The keys of {@link SecureGatewayProps}. */
export const SECURE_GATEWAY = {
  ...TERMINATED_TLS,
  hosts: { '*': TERMINATED_TLS },
  plainHttp: true,
  tlsTerminatedBefore: { redirect: { trustedProxies: true } },
  ingress: { labels: true, namespace: true },
  ports: { https: true, http: true },
  override: { gateway: true, virtualServices: true },
} satisfies ShapeOf<SecureGatewayProps<string>>;

/** How many proxies the redirect behind a load balancer relies on, `undefined` where there is no such redirect. */
export function trustedProxies({ tlsTerminatedBefore }: SecureGatewayProps<string>): number | undefined {
  return typeof tlsTerminatedBefore === 'object' ? tlsTerminatedBefore.redirect?.trustedProxies : undefined;
}
