// Generated from istio-1.31.yaml (1.31) by `npm run import`. Do not edit.

import type {
  AccessLogging,
  AuthorizationPolicyExtensionProvider,
  Condition,
  ConnectionPoolSettings,
  CorsPolicy,
  Duration,
  EnvoyFilterListenerMatch,
  EnvoyFilterPatch,
  EnvoyFilterProxyMatch,
  EnvoyFilterRouteConfigurationMatchVirtualHostMatch,
  EnvoyFilterWaypointMatch,
  HTTPDirectResponse,
  HTTPFaultInjection,
  HTTPRedirect,
  HTTPRetry,
  HTTPRewrite,
  Headers,
  JWTRule,
  LoadBalancerSettings,
  LuaConfig,
  Metrics,
  OnlyOneOf,
  OutlierDetection,
  Percent,
  Port,
  PortSelector,
  ReadinessProbe,
  RuleTo,
  ServerTLSSettingsTLSCertificate,
  ServicePort,
  SidecarPort,
  StringMatch,
  Tracing,
  TrafficPolicyProxyProtocol,
  TrafficPolicyRetryBudget,
  TrafficPolicyTunnelSettings,
  VmConfig,
  WasmPluginTrafficSelector,
  WorkloadGroupObjectMeta,
  WorkloadLabelSelector,
  WorkloadSelector,
} from './istio.generated';
import type {
  DestinationLike,
  EgressHostPattern,
  GatewayLike,
  HostLike,
  NamespaceLike,
  NamespacePattern,
  PrincipalPattern,
  SecretLike,
  ServiceAccountLike,
  TargetLike,
  VirtualServiceLike,
} from './references';

/** @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#AuthorizationPolicy */
export interface AuthorizationPolicySpecProps {
  readonly action?: 'ALLOW' | 'DENY' | 'AUDIT' | 'CUSTOM';
  readonly provider?: AuthorizationPolicyExtensionProvider;
  readonly rules?: readonly RuleProps[];
  readonly selector?: WorkloadSelector;
  readonly targetRef?: TargetLike;
  readonly targetRefs?: readonly TargetLike[];
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings */
export interface ClientTLSSettingsProps {
  readonly caCertificates?: string;
  readonly caCrl?: string;
  readonly clientCertificate?: string;
  readonly credentialName?: SecretLike;
  readonly insecureSkipVerify?: boolean;
  readonly mode?: 'DISABLE' | 'SIMPLE' | 'MUTUAL' | 'ISTIO_MUTUAL';
  readonly privateKey?: string;
  readonly sni?: string;
  readonly subjectAltNames?: readonly string[];
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#DestinationRule */
export interface DestinationRuleSpecProps {
  readonly exportTo?: readonly string[];
  readonly host: HostLike;
  readonly subsets?: readonly SubsetProps[];
  readonly trafficPolicy?: TrafficPolicyProps;
  readonly workloadSelector?: WorkloadSelector;
}

/** @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-ClusterMatch */
export interface EnvoyFilterClusterMatchProps {
  readonly name?: string;
  readonly portNumber?: number;
  readonly service?: HostLike;
  readonly subset?: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-EnvoyConfigObjectMatch */
export type EnvoyFilterEnvoyConfigObjectMatchProps = {
  readonly context?: 'ANY' | 'SIDECAR_INBOUND' | 'SIDECAR_OUTBOUND' | 'GATEWAY' | 'WAYPOINT';
  readonly proxy?: EnvoyFilterProxyMatch;
} & (
  | {
      readonly listener: EnvoyFilterListenerMatch;
      readonly routeConfiguration?: OnlyOneOf<'listener' | 'routeConfiguration' | 'cluster' | 'waypoint'>;
      readonly cluster?: OnlyOneOf<'listener' | 'routeConfiguration' | 'cluster' | 'waypoint'>;
      readonly waypoint?: OnlyOneOf<'listener' | 'routeConfiguration' | 'cluster' | 'waypoint'>;
    }
  | {
      readonly listener?: OnlyOneOf<'listener' | 'routeConfiguration' | 'cluster' | 'waypoint'>;
      readonly routeConfiguration: EnvoyFilterRouteConfigurationMatchProps;
      readonly cluster?: OnlyOneOf<'listener' | 'routeConfiguration' | 'cluster' | 'waypoint'>;
      readonly waypoint?: OnlyOneOf<'listener' | 'routeConfiguration' | 'cluster' | 'waypoint'>;
    }
  | {
      readonly listener?: OnlyOneOf<'listener' | 'routeConfiguration' | 'cluster' | 'waypoint'>;
      readonly routeConfiguration?: OnlyOneOf<'listener' | 'routeConfiguration' | 'cluster' | 'waypoint'>;
      readonly cluster: EnvoyFilterClusterMatchProps;
      readonly waypoint?: OnlyOneOf<'listener' | 'routeConfiguration' | 'cluster' | 'waypoint'>;
    }
  | {
      readonly listener?: OnlyOneOf<'listener' | 'routeConfiguration' | 'cluster' | 'waypoint'>;
      readonly routeConfiguration?: OnlyOneOf<'listener' | 'routeConfiguration' | 'cluster' | 'waypoint'>;
      readonly cluster?: OnlyOneOf<'listener' | 'routeConfiguration' | 'cluster' | 'waypoint'>;
      readonly waypoint: EnvoyFilterWaypointMatch;
    }
  | {
      readonly listener?: OnlyOneOf<'listener' | 'routeConfiguration' | 'cluster' | 'waypoint'>;
      readonly routeConfiguration?: OnlyOneOf<'listener' | 'routeConfiguration' | 'cluster' | 'waypoint'>;
      readonly cluster?: OnlyOneOf<'listener' | 'routeConfiguration' | 'cluster' | 'waypoint'>;
      readonly waypoint?: OnlyOneOf<'listener' | 'routeConfiguration' | 'cluster' | 'waypoint'>;
    }
);

/** @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-EnvoyConfigObjectPatch */
export interface EnvoyFilterEnvoyConfigObjectPatchProps {
  readonly applyTo?:
    | 'INVALID'
    | 'LISTENER'
    | 'FILTER_CHAIN'
    | 'NETWORK_FILTER'
    | 'HTTP_FILTER'
    | 'ROUTE_CONFIGURATION'
    | 'VIRTUAL_HOST'
    | 'HTTP_ROUTE'
    | 'CLUSTER'
    | 'EXTENSION_CONFIG'
    | 'BOOTSTRAP'
    | 'LISTENER_FILTER';
  readonly match?: EnvoyFilterEnvoyConfigObjectMatchProps;
  readonly patch?: EnvoyFilterPatch;
}

/** @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-RouteConfigurationMatch */
export interface EnvoyFilterRouteConfigurationMatchProps {
  readonly gateway?: GatewayLike;
  readonly name?: string;
  readonly portName?: string;
  readonly portNumber?: number;
  readonly vhost?: EnvoyFilterRouteConfigurationMatchVirtualHostMatch;
}

/** @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter */
export interface EnvoyFilterSpecProps {
  readonly configPatches?: readonly EnvoyFilterEnvoyConfigObjectPatchProps[];
  readonly priority?: number;
  readonly targetRefs?: readonly TargetLike[];
  readonly workloadSelector?: WorkloadLabelSelector;
}

/** @see https://istio.io/latest/docs/reference/config/networking/gateway/#Gateway */
export interface GatewaySpecProps {
  readonly selector?: Readonly<Record<string, string>>;
  readonly servers?: readonly ServerProps[];
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest */
export interface HTTPMatchRequestProps {
  readonly authority?: StringMatch;
  readonly gateways?: readonly (GatewayLike | 'mesh')[];
  readonly headers?: Readonly<Record<string, StringMatch>>;
  readonly ignoreUriCase?: boolean;
  readonly method?: StringMatch;
  readonly name?: string;
  readonly port?: number;
  readonly queryParams?: Readonly<Record<string, StringMatch>>;
  readonly scheme?: StringMatch;
  readonly sourceLabels?: Readonly<Record<string, string>>;
  readonly sourceNamespace?: NamespaceLike;
  readonly statPrefix?: string;
  readonly uri?: StringMatch;
  readonly withoutHeaders?: Readonly<Record<string, StringMatch>>;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMirrorPolicy */
export interface HTTPMirrorPolicyProps {
  readonly destination: DestinationLike;
  readonly percentage?: Percent;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute */
export interface HTTPRouteProps {
  readonly corsPolicy?: CorsPolicy;
  readonly delegate?: VirtualServiceLike;
  readonly directResponse?: HTTPDirectResponse;
  readonly fault?: HTTPFaultInjection;
  readonly headers?: Headers;
  readonly match?: readonly HTTPMatchRequestProps[];
  readonly mirror?: DestinationLike;
  readonly mirror_percent?: number;
  readonly mirrorPercent?: number;
  readonly mirrorPercentage?: Percent;
  readonly mirrors?: readonly HTTPMirrorPolicyProps[];
  readonly name?: string;
  readonly redirect?: HTTPRedirect;
  readonly retries?: HTTPRetry;
  readonly rewrite?: HTTPRewrite;
  readonly route?: readonly HTTPRouteDestinationProps[];
  readonly timeout?: Duration;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination */
export interface HTTPRouteDestinationProps {
  readonly destination: DestinationLike;
  readonly headers?: Headers;
  readonly weight?: number;
}

/** @see https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioEgressListener */
export interface IstioEgressListenerProps {
  readonly bind?: string;
  readonly captureMode?: 'DEFAULT' | 'IPTABLES' | 'NONE';
  readonly hosts: readonly (HostLike | EgressHostPattern)[];
  readonly port?: SidecarPort;
}

/** @see https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioIngressListener */
export interface IstioIngressListenerProps {
  readonly bind?: string;
  readonly captureMode?: 'DEFAULT' | 'IPTABLES' | 'NONE';
  readonly connectionPool?: ConnectionPoolSettings;
  readonly defaultEndpoint?: string;
  readonly port: SidecarPort;
  readonly tls?: ServerTLSSettingsProps;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#L4MatchAttributes */
export interface L4MatchAttributesProps {
  readonly destinationSubnets?: readonly string[];
  readonly gateways?: readonly (GatewayLike | 'mesh')[];
  readonly port?: number;
  readonly sourceLabels?: Readonly<Record<string, string>>;
  readonly sourceNamespace?: NamespaceLike;
  readonly sourceSubnet?: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/sidecar/#OutboundTrafficPolicy */
export interface OutboundTrafficPolicyProps {
  readonly egressProxy?: DestinationLike;
  readonly mode?: 'REGISTRY_ONLY' | 'ALLOW_ANY';
}

/** @see https://istio.io/latest/docs/reference/config/security/request_authentication/#RequestAuthentication */
export interface RequestAuthenticationSpecProps {
  readonly jwtRules?: readonly JWTRule[];
  readonly selector?: WorkloadSelector;
  readonly targetRef?: TargetLike;
  readonly targetRefs?: readonly TargetLike[];
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#RouteDestination */
export interface RouteDestinationProps {
  readonly destination: DestinationLike;
  readonly weight?: number;
}

/** @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Rule */
export interface RuleProps {
  readonly from?: readonly RuleFromProps[];
  readonly to?: readonly RuleTo[];
  readonly when?: readonly Condition[];
}

/** @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Rule-From */
export interface RuleFromProps {
  readonly source?: SourceProps;
}

/** @see https://istio.io/latest/docs/reference/config/networking/gateway/#Server */
export interface ServerProps {
  readonly bind?: string;
  readonly defaultEndpoint?: string;
  readonly hosts: readonly string[];
  readonly name?: string;
  readonly port: Port;
  readonly tls?: ServerTLSSettingsProps;
}

/** @see https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings */
export interface ServerTLSSettingsProps {
  readonly caCertCredentialName?: SecretLike;
  readonly caCertificates?: string;
  readonly caCrl?: string;
  readonly cipherSuites?: readonly string[];
  readonly credentialName?: SecretLike;
  readonly credentialNames?: readonly SecretLike[];
  readonly httpsRedirect?: boolean;
  readonly insecureSkipVerify?: boolean;
  readonly maxProtocolVersion?: 'TLS_AUTO' | 'TLSV1_0' | 'TLSV1_1' | 'TLSV1_2' | 'TLSV1_3';
  readonly minProtocolVersion?: 'TLS_AUTO' | 'TLSV1_0' | 'TLSV1_1' | 'TLSV1_2' | 'TLSV1_3';
  readonly mode?: 'PASSTHROUGH' | 'SIMPLE' | 'MUTUAL' | 'AUTO_PASSTHROUGH' | 'ISTIO_MUTUAL' | 'OPTIONAL_MUTUAL';
  readonly privateKey?: string;
  readonly serverCertificate?: string;
  readonly subjectAltNames?: readonly string[];
  readonly tlsCertificates?: readonly ServerTLSSettingsTLSCertificate[];
  readonly verifyCertificateHash?: readonly string[];
  readonly verifyCertificateSpki?: readonly string[];
}

/** @see https://istio.io/latest/docs/reference/config/networking/service-entry/#ServiceEntry */
export interface ServiceEntrySpecProps {
  readonly addresses?: readonly string[];
  readonly endpoints?: readonly WorkloadEntrySpecProps[];
  readonly exportTo?: readonly string[];
  readonly hosts: readonly string[];
  readonly location?: 'MESH_EXTERNAL' | 'MESH_INTERNAL';
  readonly ports?: readonly ServicePort[];
  readonly resolution?: 'NONE' | 'STATIC' | 'DNS' | 'DNS_ROUND_ROBIN' | 'DYNAMIC_DNS';
  readonly subjectAltNames?: readonly string[];
  readonly workloadSelector?: WorkloadLabelSelector;
}

/** @see https://istio.io/latest/docs/reference/config/networking/sidecar/#Sidecar */
export interface SidecarSpecProps {
  readonly egress?: readonly IstioEgressListenerProps[];
  readonly inboundConnectionPool?: ConnectionPoolSettings;
  readonly ingress?: readonly IstioIngressListenerProps[];
  readonly outboundTrafficPolicy?: OutboundTrafficPolicyProps;
  readonly workloadSelector?: WorkloadLabelSelector;
}

/** @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source */
export interface SourceProps {
  readonly ipBlocks?: readonly string[];
  readonly namespaces?: readonly (NamespaceLike | NamespacePattern)[];
  readonly notIpBlocks?: readonly string[];
  readonly notNamespaces?: readonly (NamespaceLike | NamespacePattern)[];
  readonly notPrincipals?: readonly (ServiceAccountLike | PrincipalPattern)[];
  readonly notRemoteIpBlocks?: readonly string[];
  readonly notRequestPrincipals?: readonly string[];
  readonly notServiceAccounts?: readonly (ServiceAccountLike | PrincipalPattern)[];
  readonly notTrustDomains?: readonly string[];
  readonly principals?: readonly (ServiceAccountLike | PrincipalPattern)[];
  readonly remoteIpBlocks?: readonly string[];
  readonly requestPrincipals?: readonly string[];
  readonly serviceAccounts?: readonly (ServiceAccountLike | PrincipalPattern)[];
  readonly trustDomains?: readonly string[];
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#Subset */
export interface SubsetProps {
  readonly labels?: Readonly<Record<string, string>>;
  readonly name: string;
  readonly trafficPolicy?: TrafficPolicyProps;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#TCPRoute */
export interface TCPRouteProps {
  readonly match?: readonly L4MatchAttributesProps[];
  readonly route?: readonly RouteDestinationProps[];
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#TLSMatchAttributes */
export interface TLSMatchAttributesProps {
  readonly destinationSubnets?: readonly string[];
  readonly gateways?: readonly (GatewayLike | 'mesh')[];
  readonly port?: number;
  readonly sniHosts: readonly string[];
  readonly sourceLabels?: Readonly<Record<string, string>>;
  readonly sourceNamespace?: NamespaceLike;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#TLSRoute */
export interface TLSRouteProps {
  readonly match: readonly TLSMatchAttributesProps[];
  readonly route?: readonly RouteDestinationProps[];
}

/** @see https://istio.io/latest/docs/reference/config/telemetry/#Telemetry */
export interface TelemetrySpecProps {
  readonly accessLogging?: readonly AccessLogging[];
  readonly metrics?: readonly Metrics[];
  readonly selector?: WorkloadSelector;
  readonly targetRef?: TargetLike;
  readonly targetRefs?: readonly TargetLike[];
  readonly tracing?: readonly Tracing[];
}

/** @see https://istio.io/latest/docs/reference/config/proxy_extensions/traffic_extension/#TrafficExtension */
export type TrafficExtensionSpecProps = {
  readonly match?: readonly WasmPluginTrafficSelector[];
  readonly phase?: 'UNSPECIFIED' | 'AUTHN' | 'AUTHZ' | 'STATS';
  readonly priority?: number;
  readonly selector?: WorkloadSelector;
  readonly targetRefs?: readonly TargetLike[];
} & (
  | { readonly wasm: WasmConfigProps; readonly lua?: OnlyOneOf<'wasm' | 'lua'> }
  | { readonly wasm?: OnlyOneOf<'wasm' | 'lua'>; readonly lua: LuaConfig }
  | { readonly wasm?: OnlyOneOf<'wasm' | 'lua'>; readonly lua?: OnlyOneOf<'wasm' | 'lua'> }
);

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy */
export interface TrafficPolicyProps {
  readonly connectionPool?: ConnectionPoolSettings;
  readonly loadBalancer?: LoadBalancerSettings;
  readonly outlierDetection?: OutlierDetection;
  readonly portLevelSettings?: readonly TrafficPolicyPortTrafficPolicyProps[];
  readonly proxyProtocol?: TrafficPolicyProxyProtocol;
  readonly retryBudget?: TrafficPolicyRetryBudget;
  readonly tls?: ClientTLSSettingsProps;
  readonly tunnel?: TrafficPolicyTunnelSettings;
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-PortTrafficPolicy */
export interface TrafficPolicyPortTrafficPolicyProps {
  readonly connectionPool?: ConnectionPoolSettings;
  readonly loadBalancer?: LoadBalancerSettings;
  readonly outlierDetection?: OutlierDetection;
  readonly port?: PortSelector;
  readonly tls?: ClientTLSSettingsProps;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService */
export interface VirtualServiceSpecProps {
  readonly exportTo?: readonly string[];
  readonly gateways?: readonly (GatewayLike | 'mesh')[];
  readonly hosts?: readonly HostLike[];
  readonly http?: readonly HTTPRouteProps[];
  readonly tcp?: readonly TCPRouteProps[];
  readonly tls?: readonly TLSRouteProps[];
}

/** @see https://istio.io/latest/docs/reference/config/proxy_extensions/traffic_extension/#WasmConfig */
export interface WasmConfigProps {
  readonly failStrategy?: 'FAIL_CLOSE' | 'FAIL_OPEN' | 'FAIL_RELOAD';
  readonly imagePullPolicy?: 'UNSPECIFIED_POLICY' | 'IfNotPresent' | 'Always';
  readonly imagePullSecret?: SecretLike;
  readonly pluginConfig?: Readonly<Record<string, unknown>>;
  readonly pluginName?: string;
  readonly sha256?: string;
  readonly type?: 'UNSPECIFIED_PLUGIN_TYPE' | 'HTTP' | 'NETWORK';
  readonly url: string;
  readonly verificationKey?: string;
  readonly vmConfig?: VmConfig;
}

/** @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/#WasmPlugin */
export interface WasmPluginSpecProps {
  readonly failStrategy?: 'FAIL_CLOSE' | 'FAIL_OPEN' | 'FAIL_RELOAD';
  readonly imagePullPolicy?: 'UNSPECIFIED_POLICY' | 'IfNotPresent' | 'Always';
  readonly imagePullSecret?: SecretLike;
  readonly match?: readonly WasmPluginTrafficSelector[];
  readonly phase?: 'UNSPECIFIED_PHASE' | 'AUTHN' | 'AUTHZ' | 'STATS';
  readonly pluginConfig?: Readonly<Record<string, unknown>>;
  readonly pluginName?: string;
  readonly priority?: number;
  readonly selector?: WorkloadSelector;
  readonly sha256?: string;
  readonly targetRef?: TargetLike;
  readonly targetRefs?: readonly TargetLike[];
  readonly type?: 'UNSPECIFIED_PLUGIN_TYPE' | 'HTTP' | 'NETWORK';
  readonly url: string;
  readonly verificationKey?: string;
  readonly vmConfig?: VmConfig;
}

/** @see https://istio.io/latest/docs/reference/config/networking/workload-entry/#WorkloadEntry */
export interface WorkloadEntrySpecProps {
  readonly address?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly locality?: string;
  readonly network?: string;
  readonly ports?: Readonly<Record<string, number>>;
  readonly serviceAccount?: ServiceAccountLike;
  readonly weight?: number;
}

/** @see https://istio.io/latest/docs/reference/config/networking/workload-entry/#WorkloadEntry */
export interface WorkloadEntryTemplateProps {
  readonly address?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly locality?: string;
  readonly network?: string;
  readonly ports?: Readonly<Record<string, number>>;
  readonly serviceAccount?: ServiceAccountLike;
  readonly weight?: number;
}

/** @see https://istio.io/latest/docs/reference/config/networking/workload-group/#WorkloadGroup */
export interface WorkloadGroupSpecProps {
  readonly metadata?: WorkloadGroupObjectMeta;
  readonly probe?: ReadinessProbe;
  readonly template: WorkloadEntryTemplateProps;
}
