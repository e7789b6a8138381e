/**
 * The part of Istio's MeshConfig that decides how configuration is read. Field names are Istio's.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/
 */
export interface MeshConfig {
  /** Where mesh-wide policies, Sidecars and DestinationRules live. */
  readonly rootNamespace: string;
  /** The trust domain of workloads' identities. */
  readonly trustDomain: string;
  /** The cluster domain of services. */
  readonly domain: string;
  /** What sidecars do with requests for hosts that the mesh does not know. */
  readonly outboundTrafficPolicy: { readonly mode: 'ALLOW_ANY' | 'REGISTRY_ONLY' | 'ALLOW_ANY_DYNAMIC_DNS' };
  /** Whether clients speak mutual TLS to workloads of the mesh where no DestinationRule says otherwise. */
  readonly enableAutoMtls: boolean;
  /** The retries of routes that name none, as `retries` of a VirtualService. @default - two, on connection failures */
  readonly defaultHttpRetryPolicy?: Readonly<Record<string, unknown>>;
  /** Who sees VirtualServices without `exportTo`. @default - every namespace */
  readonly defaultVirtualServiceExportTo?: readonly string[];
  /** Who sees Services and ServiceEntries without `exportTo`. @default - every namespace */
  readonly defaultServiceExportTo?: readonly string[];
  /** Who sees DestinationRules without `exportTo`. @default - every namespace */
  readonly defaultDestinationRuleExportTo?: readonly string[];
  /** What Telemetry and AuthorizationPolicy name as providers. @default - Istio's own */
  readonly extensionProviders?: readonly Readonly<Record<string, unknown>>[];
  /** The providers of Telemetry that names none. @default - none */
  readonly defaultProviders?: Readonly<Record<string, unknown>>;
  /** The ProxyConfig of every proxy. @default - Istio's */
  readonly defaultConfig?: Readonly<Record<string, unknown>>;
  /** The class of the Ingresses that Istio serves. @default 'istio' */
  readonly ingressClass?: string;
  /** Which Ingresses Istio serves: `STRICT`, `DEFAULT` or `OFF`. @default 'STRICT' */
  readonly ingressControllerMode?: string;
  /** The Service of the pods that serve Ingresses. @default 'istio-ingressgateway' */
  readonly ingressService?: string;
  /** The value of the label `istio` of these pods. @default - `ingressgateway`, or the name of another `ingressService` */
  readonly ingressSelector?: string;
}

/** Istio's defaults. */
export const DEFAULT_MESH_CONFIG: MeshConfig = {
  rootNamespace: 'istio-system',
  trustDomain: 'cluster.local',
  domain: 'cluster.local',
  outboundTrafficPolicy: { mode: 'ALLOW_ANY' },
  enableAutoMtls: true,
};
