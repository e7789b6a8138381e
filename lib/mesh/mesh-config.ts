/**
 * The part of Istio's MeshConfig that decides how configuration is read. Field names are Istio's.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/
 */
export interface MeshConfig {
  /** Where mesh-wide policies, Sidecars and DestinationRules live. */
  readonly rootNamespace: string;
  readonly trustDomain: string;
  /** The cluster domain of services. */
  readonly domain: string;
  readonly outboundTrafficPolicy: { readonly mode: 'ALLOW_ANY' | 'REGISTRY_ONLY' | 'ALLOW_ANY_DYNAMIC_DNS' };
  readonly enableAutoMtls: boolean;
  readonly defaultHttpRetryPolicy?: Readonly<Record<string, unknown>>;
  readonly defaultVirtualServiceExportTo?: readonly string[];
  readonly defaultServiceExportTo?: readonly string[];
  readonly defaultDestinationRuleExportTo?: readonly string[];
  readonly extensionProviders?: readonly Readonly<Record<string, unknown>>[];
  readonly defaultProviders?: Readonly<Record<string, unknown>>;
  readonly defaultConfig?: Readonly<Record<string, unknown>>;
  readonly ingressClass?: string;
  readonly ingressControllerMode?: string;
  readonly ingressService?: string;
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
