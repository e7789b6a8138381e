// Generated from istio-1.31.yaml (1.31) by `npm run import`. Do not edit.

/**
 * A length of time as Istio writes it: `5s`, `250ms`, `1h`, or compound, the larger unit first: `1m30s`.
 * Negative, exponential and sub-millisecond values pass the type; they are refused when the program runs.
 */
export type Duration =
  | `${number}${'h' | 'm' | 's' | 'ms'}`
  | `${number}h${number}${'m' | 's' | 'ms'}`
  | `${number}m${number}${'s' | 'ms'}`
  | `${number}s${number}ms`
  | `${number}h${number}m${number}${'s' | 'ms'}`
  | `${number}h${number}s${number}ms`
  | `${number}m${number}s${number}ms`
  | `${number}h${number}m${number}s${number}ms`;

/**
 * Stands where a property is impossible because another of its group is set. No value has this type: its name is what the compiler
 * says of a value that is there all the same.
 */
export interface OnlyOneOf<Keys extends string> {
  readonly '~only one of': readonly [Keys, never];
}

/** @see https://istio.io/latest/docs/reference/config/telemetry/#AccessLogging */
export interface AccessLogging {
  readonly disabled?: boolean;
  readonly filter?: AccessLoggingFilter;
  readonly match?: AccessLoggingLogSelector;
  readonly providers?: readonly ProviderRef[];
}

/** @see https://istio.io/latest/docs/reference/config/telemetry/#AccessLogging-Filter */
export interface AccessLoggingFilter {
  readonly expression?: string;
}

/** @see https://istio.io/latest/docs/reference/config/telemetry/#AccessLogging-LogSelector */
export interface AccessLoggingLogSelector {
  readonly mode?: 'CLIENT_AND_SERVER' | 'CLIENT' | 'SERVER';
}

/** @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#AuthorizationPolicy-ExtensionProvider */
export interface AuthorizationPolicyExtensionProvider {
  readonly name?: string;
}

/** @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#AuthorizationPolicy */
export interface AuthorizationPolicySpec {
  readonly action?: 'ALLOW' | 'DENY' | 'AUDIT' | 'CUSTOM';
  readonly provider?: AuthorizationPolicyExtensionProvider;
  readonly rules?: readonly Rule[];
  readonly selector?: WorkloadSelector;
  readonly targetRef?: PolicyTargetReference;
  readonly targetRefs?: readonly PolicyTargetReference[];
}

/** @see https://istio.io/latest/docs/reference/config/security/request_authentication/#ClaimToHeader */
export interface ClaimToHeader {
  readonly claim: string;
  readonly header: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings */
export interface ClientTLSSettings {
  readonly caCertificates?: string;
  readonly caCrl?: string;
  readonly clientCertificate?: string;
  readonly credentialName?: string;
  readonly insecureSkipVerify?: boolean;
  readonly mode?: 'DISABLE' | 'SIMPLE' | 'MUTUAL' | 'ISTIO_MUTUAL';
  readonly privateKey?: string;
  readonly sni?: string;
  readonly subjectAltNames?: readonly string[];
}

/** @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Condition */
export interface Condition {
  readonly key: string;
  readonly notValues?: readonly string[];
  readonly values?: readonly string[];
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings */
export interface ConnectionPoolSettings {
  readonly http?: ConnectionPoolSettingsHTTPSettings;
  readonly tcp?: ConnectionPoolSettingsTCPSettings;
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings-HTTPSettings */
export interface ConnectionPoolSettingsHTTPSettings {
  readonly h2UpgradePolicy?: 'DEFAULT' | 'DO_NOT_UPGRADE' | 'UPGRADE';
  readonly http1MaxPendingRequests?: number;
  readonly http2KeepAlive?: ConnectionPoolSettingsHTTPSettingsHttp2KeepAlive;
  readonly http2MaxRequests?: number;
  readonly idleTimeout?: Duration;
  readonly maxConcurrentStreams?: number;
  readonly maxRequestsPerConnection?: number;
  readonly maxRetries?: number;
  readonly useClientProtocol?: boolean;
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings-HTTPSettings-Http2KeepAlive */
export interface ConnectionPoolSettingsHTTPSettingsHttp2KeepAlive {
  readonly interval?: Duration;
  readonly timeout?: Duration;
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings-TCPSettings */
export interface ConnectionPoolSettingsTCPSettings {
  readonly connectTimeout?: Duration;
  readonly idleTimeout?: Duration;
  readonly maxConnectionDuration?: Duration;
  readonly maxConnections?: number;
  readonly tcpKeepalive?: ConnectionPoolSettingsTCPSettingsTcpKeepalive;
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings-TCPSettings-TcpKeepalive */
export interface ConnectionPoolSettingsTCPSettingsTcpKeepalive {
  readonly interval?: Duration;
  readonly probes?: number;
  readonly time?: Duration;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#CorsPolicy */
export interface CorsPolicy {
  readonly allowCredentials?: boolean;
  readonly allowHeaders?: readonly string[];
  readonly allowMethods?: readonly string[];
  readonly allowOrigin?: readonly string[];
  readonly allowOrigins?: readonly StringMatch[];
  readonly exposeHeaders?: readonly string[];
  readonly maxAge?: Duration;
  readonly unmatchedPreflights?: 'UNSPECIFIED' | 'FORWARD' | 'IGNORE';
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Delegate */
export interface Delegate {
  readonly name?: string;
  readonly namespace?: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination */
export interface Destination {
  readonly host: string;
  readonly port?: PortSelector;
  readonly subset?: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#DestinationRule */
export interface DestinationRuleSpec {
  readonly exportTo?: readonly string[];
  readonly host: string;
  readonly subsets?: readonly Subset[];
  readonly trafficPolicy?: TrafficPolicy;
  readonly workloadSelector?: WorkloadSelector;
}

/** @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/#EnvVar */
export interface EnvVar {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: 'INLINE' | 'HOST';
}

/** @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-ClusterMatch */
export interface EnvoyFilterClusterMatch {
  readonly name?: string;
  readonly portNumber?: number;
  readonly service?: string;
  readonly subset?: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-EnvoyConfigObjectMatch */
export type EnvoyFilterEnvoyConfigObjectMatch = {
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
      readonly routeConfiguration: EnvoyFilterRouteConfigurationMatch;
      readonly cluster?: OnlyOneOf<'listener' | 'routeConfiguration' | 'cluster' | 'waypoint'>;
      readonly waypoint?: OnlyOneOf<'listener' | 'routeConfiguration' | 'cluster' | 'waypoint'>;
    }
  | {
      readonly listener?: OnlyOneOf<'listener' | 'routeConfiguration' | 'cluster' | 'waypoint'>;
      readonly routeConfiguration?: OnlyOneOf<'listener' | 'routeConfiguration' | 'cluster' | 'waypoint'>;
      readonly cluster: EnvoyFilterClusterMatch;
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
export interface EnvoyFilterEnvoyConfigObjectPatch {
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
  readonly match?: EnvoyFilterEnvoyConfigObjectMatch;
  readonly patch?: EnvoyFilterPatch;
}

/** @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-ListenerMatch */
export interface EnvoyFilterListenerMatch {
  readonly filterChain?: EnvoyFilterListenerMatchFilterChainMatch;
  readonly listenerFilter?: string;
  readonly name?: string;
  readonly portName?: string;
  readonly portNumber?: number;
}

/** @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-ListenerMatch-FilterChainMatch */
export interface EnvoyFilterListenerMatchFilterChainMatch {
  readonly applicationProtocols?: string;
  readonly destinationPort?: number;
  readonly filter?: EnvoyFilterListenerMatchFilterMatch;
  readonly name?: string;
  readonly sni?: string;
  readonly transportProtocol?: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-ListenerMatch-FilterMatch */
export interface EnvoyFilterListenerMatchFilterMatch {
  readonly name?: string;
  readonly subFilter?: EnvoyFilterListenerMatchSubFilterMatch;
}

/** @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-ListenerMatch-SubFilterMatch */
export interface EnvoyFilterListenerMatchSubFilterMatch {
  readonly name?: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-Patch */
export interface EnvoyFilterPatch {
  readonly filterClass?: 'UNSPECIFIED' | 'AUTHN' | 'AUTHZ' | 'STATS';
  readonly operation?:
    | 'INVALID'
    | 'MERGE'
    | 'ADD'
    | 'REMOVE'
    | 'INSERT_BEFORE'
    | 'INSERT_AFTER'
    | 'INSERT_FIRST'
    | 'REPLACE'
    | 'MERGE_AND_REPLACE_LIST';
  readonly value?: Readonly<Record<string, unknown>>;
}

/** @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-ProxyMatch */
export interface EnvoyFilterProxyMatch {
  readonly metadata?: Readonly<Record<string, string>>;
  readonly proxyVersion?: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-RouteConfigurationMatch */
export interface EnvoyFilterRouteConfigurationMatch {
  readonly gateway?: string;
  readonly name?: string;
  readonly portName?: string;
  readonly portNumber?: number;
  readonly vhost?: EnvoyFilterRouteConfigurationMatchVirtualHostMatch;
}

/** @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-RouteConfigurationMatch-RouteMatch */
export interface EnvoyFilterRouteConfigurationMatchRouteMatch {
  readonly action?: 'ANY' | 'ROUTE' | 'REDIRECT' | 'DIRECT_RESPONSE';
  readonly name?: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-RouteConfigurationMatch-VirtualHostMatch */
export interface EnvoyFilterRouteConfigurationMatchVirtualHostMatch {
  readonly domainName?: string;
  readonly name?: string;
  readonly route?: EnvoyFilterRouteConfigurationMatchRouteMatch;
}

/** @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter */
export interface EnvoyFilterSpec {
  readonly configPatches?: readonly EnvoyFilterEnvoyConfigObjectPatch[];
  readonly priority?: number;
  readonly targetRefs?: readonly PolicyTargetReference[];
  readonly workloadSelector?: WorkloadLabelSelector;
}

/** @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-WaypointMatch */
export interface EnvoyFilterWaypointMatch {
  readonly filter?: EnvoyFilterListenerMatchFilterMatch;
  readonly portNumber?: number;
  readonly route?: EnvoyFilterWaypointMatchRouteMatch;
}

/** @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-WaypointMatch-RouteMatch */
export interface EnvoyFilterWaypointMatchRouteMatch {
  readonly name?: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/workload-group/#ExecHealthCheckConfig */
export interface ExecHealthCheckConfig {
  readonly command: readonly string[];
}

/** @see https://istio.io/latest/docs/reference/config/networking/gateway/#Gateway */
export interface GatewaySpec {
  readonly selector?: Readonly<Record<string, string>>;
  readonly servers?: readonly Server[];
}

/** @see https://istio.io/latest/docs/reference/config/networking/workload-group/#GrpcHealthCheckConfig */
export interface GrpcHealthCheckConfig {
  readonly port?: number;
  readonly service?: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPBody */
export type HTTPBody =
  | { readonly string: string; readonly bytes?: OnlyOneOf<'string' | 'bytes'> }
  | { readonly string?: OnlyOneOf<'string' | 'bytes'>; readonly bytes: string }
  | { readonly string?: OnlyOneOf<'string' | 'bytes'>; readonly bytes?: OnlyOneOf<'string' | 'bytes'> };

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPDirectResponse */
export interface HTTPDirectResponse {
  readonly body?: HTTPBody;
  readonly status: number;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection */
export interface HTTPFaultInjection {
  readonly abort?: HTTPFaultInjectionAbort;
  readonly delay?: HTTPFaultInjectionDelay;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection-Abort */
export type HTTPFaultInjectionAbort = {
  readonly percentage?: Percent;
} & (
  | {
      readonly httpStatus: number;
      readonly grpcStatus?: OnlyOneOf<'httpStatus' | 'grpcStatus' | 'http2Error'>;
      readonly http2Error?: OnlyOneOf<'httpStatus' | 'grpcStatus' | 'http2Error'>;
    }
  | {
      readonly httpStatus?: OnlyOneOf<'httpStatus' | 'grpcStatus' | 'http2Error'>;
      readonly grpcStatus: string;
      readonly http2Error?: OnlyOneOf<'httpStatus' | 'grpcStatus' | 'http2Error'>;
    }
  | {
      readonly httpStatus?: OnlyOneOf<'httpStatus' | 'grpcStatus' | 'http2Error'>;
      readonly grpcStatus?: OnlyOneOf<'httpStatus' | 'grpcStatus' | 'http2Error'>;
      readonly http2Error: string;
    }
  | {
      readonly httpStatus?: OnlyOneOf<'httpStatus' | 'grpcStatus' | 'http2Error'>;
      readonly grpcStatus?: OnlyOneOf<'httpStatus' | 'grpcStatus' | 'http2Error'>;
      readonly http2Error?: OnlyOneOf<'httpStatus' | 'grpcStatus' | 'http2Error'>;
    }
);

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection-Delay */
export type HTTPFaultInjectionDelay = {
  readonly percent?: number;
  readonly percentage?: Percent;
} & (
  | { readonly fixedDelay: Duration; readonly exponentialDelay?: OnlyOneOf<'fixedDelay' | 'exponentialDelay'> }
  | { readonly fixedDelay?: OnlyOneOf<'fixedDelay' | 'exponentialDelay'>; readonly exponentialDelay: Duration }
  | {
      readonly fixedDelay?: OnlyOneOf<'fixedDelay' | 'exponentialDelay'>;
      readonly exponentialDelay?: OnlyOneOf<'fixedDelay' | 'exponentialDelay'>;
    }
);

/** @see https://istio.io/latest/docs/reference/config/networking/workload-group/#HTTPHeader */
export interface HTTPHeader {
  readonly name?: string;
  readonly value?: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/workload-group/#HTTPHealthCheckConfig */
export interface HTTPHealthCheckConfig {
  readonly host?: string;
  readonly httpHeaders?: readonly HTTPHeader[];
  readonly path?: string;
  readonly port: number;
  readonly scheme?: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest */
export interface HTTPMatchRequest {
  readonly authority?: StringMatch;
  readonly gateways?: readonly string[];
  readonly headers?: Readonly<Record<string, StringMatch>>;
  readonly ignoreUriCase?: boolean;
  readonly method?: StringMatch;
  readonly name?: string;
  readonly port?: number;
  readonly queryParams?: Readonly<Record<string, StringMatch>>;
  readonly scheme?: StringMatch;
  readonly sourceLabels?: Readonly<Record<string, string>>;
  readonly sourceNamespace?: string;
  readonly statPrefix?: string;
  readonly uri?: StringMatch;
  readonly withoutHeaders?: Readonly<Record<string, StringMatch>>;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMirrorPolicy */
export interface HTTPMirrorPolicy {
  readonly destination: Destination;
  readonly percentage?: Percent;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRedirect */
export type HTTPRedirect = {
  readonly authority?: string;
  readonly prefixRewrite?: string;
  readonly redirectCode?: number;
  readonly scheme?: string;
  readonly uri?: string;
} & (
  | { readonly port: number; readonly derivePort?: OnlyOneOf<'port' | 'derivePort'> }
  | {
      readonly port?: OnlyOneOf<'port' | 'derivePort'>;
      readonly derivePort: 'FROM_PROTOCOL_DEFAULT' | 'FROM_REQUEST_PORT';
    }
  | { readonly port?: OnlyOneOf<'port' | 'derivePort'>; readonly derivePort?: OnlyOneOf<'port' | 'derivePort'> }
);

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRetry */
export interface HTTPRetry {
  readonly attempts?: number;
  readonly backoff?: Duration;
  readonly perTryTimeout?: Duration;
  readonly retryIgnorePreviousHosts?: boolean;
  readonly retryOn?: string;
  readonly retryRemoteLocalities?: boolean;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRewrite */
export interface HTTPRewrite {
  readonly authority?: string;
  readonly uri?: string;
  readonly uriRegexRewrite?: RegexRewrite;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute */
export interface HTTPRoute {
  readonly corsPolicy?: CorsPolicy;
  readonly delegate?: Delegate;
  readonly directResponse?: HTTPDirectResponse;
  readonly fault?: HTTPFaultInjection;
  readonly headers?: Headers;
  readonly match?: readonly HTTPMatchRequest[];
  readonly mirror?: Destination;
  readonly mirror_percent?: number;
  readonly mirrorPercent?: number;
  readonly mirrorPercentage?: Percent;
  readonly mirrors?: readonly HTTPMirrorPolicy[];
  readonly name?: string;
  readonly redirect?: HTTPRedirect;
  readonly retries?: HTTPRetry;
  readonly rewrite?: HTTPRewrite;
  readonly route?: readonly HTTPRouteDestination[];
  readonly timeout?: Duration;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination */
export interface HTTPRouteDestination {
  readonly destination: Destination;
  readonly headers?: Headers;
  readonly weight?: number;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Headers */
export interface Headers {
  readonly request?: HeadersHeaderOperations;
  readonly response?: HeadersHeaderOperations;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Headers-HeaderOperations */
export interface HeadersHeaderOperations {
  readonly add?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
  readonly set?: Readonly<Record<string, string>>;
}

/** @see https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioEgressListener */
export interface IstioEgressListener {
  readonly bind?: string;
  readonly captureMode?: 'DEFAULT' | 'IPTABLES' | 'NONE';
  readonly hosts: readonly string[];
  readonly port?: SidecarPort;
}

/** @see https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioIngressListener */
export interface IstioIngressListener {
  readonly bind?: string;
  readonly captureMode?: 'DEFAULT' | 'IPTABLES' | 'NONE';
  readonly connectionPool?: ConnectionPoolSettings;
  readonly defaultEndpoint?: string;
  readonly port: SidecarPort;
  readonly tls?: ServerTLSSettings;
}

/** @see https://istio.io/latest/docs/reference/config/security/request_authentication/#JWTHeader */
export interface JWTHeader {
  readonly name: string;
  readonly prefix?: string;
}

/** @see https://istio.io/latest/docs/reference/config/security/request_authentication/#JWTRule */
export interface JWTRule {
  readonly audiences?: readonly string[];
  readonly forwardOriginalToken?: boolean;
  readonly fromCookies?: readonly string[];
  readonly fromHeaders?: readonly JWTHeader[];
  readonly fromParams?: readonly string[];
  readonly issuer?: string;
  readonly jwks?: string;
  readonly jwks_uri?: string;
  readonly jwksUri?: string;
  readonly outputClaimToHeaders?: readonly ClaimToHeader[];
  readonly outputPayloadToHeader?: string;
  readonly spaceDelimitedClaims?: readonly string[];
  readonly timeout?: Duration;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#L4MatchAttributes */
export interface L4MatchAttributes {
  readonly destinationSubnets?: readonly string[];
  readonly gateways?: readonly string[];
  readonly port?: number;
  readonly sourceLabels?: Readonly<Record<string, string>>;
  readonly sourceNamespace?: string;
  readonly sourceSubnet?: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings */
export type LoadBalancerSettings = {
  readonly localityLbSetting?: LocalityLoadBalancerSetting;
  readonly warmup?: WarmupConfiguration;
  readonly warmupDurationSecs?: Duration;
  readonly zoneAwareLbSetting?: ZoneAwareLoadBalancerSetting;
} & (
  | {
      readonly simple: 'UNSPECIFIED' | 'LEAST_CONN' | 'RANDOM' | 'PASSTHROUGH' | 'ROUND_ROBIN' | 'LEAST_REQUEST';
      readonly consistentHash?: OnlyOneOf<'simple' | 'consistentHash'>;
    }
  | {
      readonly simple?: OnlyOneOf<'simple' | 'consistentHash'>;
      readonly consistentHash: LoadBalancerSettingsConsistentHashLB;
    }
  | {
      readonly simple?: OnlyOneOf<'simple' | 'consistentHash'>;
      readonly consistentHash?: OnlyOneOf<'simple' | 'consistentHash'>;
    }
);

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB */
export type LoadBalancerSettingsConsistentHashLB = {
  readonly minimumRingSize?: number;
} & (
  | {
      readonly httpHeaderName: string;
      readonly httpCookie?: OnlyOneOf<'httpHeaderName' | 'httpCookie' | 'useSourceIp' | 'httpQueryParameterName'>;
      readonly useSourceIp?: OnlyOneOf<'httpHeaderName' | 'httpCookie' | 'useSourceIp' | 'httpQueryParameterName'>;
      readonly httpQueryParameterName?: OnlyOneOf<'httpHeaderName' | 'httpCookie' | 'useSourceIp' | 'httpQueryParameterName'>;
    }
  | {
      readonly httpHeaderName?: OnlyOneOf<'httpHeaderName' | 'httpCookie' | 'useSourceIp' | 'httpQueryParameterName'>;
      readonly httpCookie: LoadBalancerSettingsConsistentHashLBHTTPCookie;
      readonly useSourceIp?: OnlyOneOf<'httpHeaderName' | 'httpCookie' | 'useSourceIp' | 'httpQueryParameterName'>;
      readonly httpQueryParameterName?: OnlyOneOf<'httpHeaderName' | 'httpCookie' | 'useSourceIp' | 'httpQueryParameterName'>;
    }
  | {
      readonly httpHeaderName?: OnlyOneOf<'httpHeaderName' | 'httpCookie' | 'useSourceIp' | 'httpQueryParameterName'>;
      readonly httpCookie?: OnlyOneOf<'httpHeaderName' | 'httpCookie' | 'useSourceIp' | 'httpQueryParameterName'>;
      readonly useSourceIp: boolean;
      readonly httpQueryParameterName?: OnlyOneOf<'httpHeaderName' | 'httpCookie' | 'useSourceIp' | 'httpQueryParameterName'>;
    }
  | {
      readonly httpHeaderName?: OnlyOneOf<'httpHeaderName' | 'httpCookie' | 'useSourceIp' | 'httpQueryParameterName'>;
      readonly httpCookie?: OnlyOneOf<'httpHeaderName' | 'httpCookie' | 'useSourceIp' | 'httpQueryParameterName'>;
      readonly useSourceIp?: OnlyOneOf<'httpHeaderName' | 'httpCookie' | 'useSourceIp' | 'httpQueryParameterName'>;
      readonly httpQueryParameterName: string;
    }
  | {
      readonly httpHeaderName?: OnlyOneOf<'httpHeaderName' | 'httpCookie' | 'useSourceIp' | 'httpQueryParameterName'>;
      readonly httpCookie?: OnlyOneOf<'httpHeaderName' | 'httpCookie' | 'useSourceIp' | 'httpQueryParameterName'>;
      readonly useSourceIp?: OnlyOneOf<'httpHeaderName' | 'httpCookie' | 'useSourceIp' | 'httpQueryParameterName'>;
      readonly httpQueryParameterName?: OnlyOneOf<'httpHeaderName' | 'httpCookie' | 'useSourceIp' | 'httpQueryParameterName'>;
    }
) & (
  | {
      readonly ringHash: LoadBalancerSettingsConsistentHashLBRingHash;
      readonly maglev?: OnlyOneOf<'ringHash' | 'maglev'>;
    }
  | {
      readonly ringHash?: OnlyOneOf<'ringHash' | 'maglev'>;
      readonly maglev: LoadBalancerSettingsConsistentHashLBMagLev;
    }
  | { readonly ringHash?: OnlyOneOf<'ringHash' | 'maglev'>; readonly maglev?: OnlyOneOf<'ringHash' | 'maglev'> }
);

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB-HTTPCookie */
export interface LoadBalancerSettingsConsistentHashLBHTTPCookie {
  readonly attributes?: readonly LoadBalancerSettingsConsistentHashLBHTTPCookieAttribute[];
  readonly name: string;
  readonly path?: string;
  readonly ttl?: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB-HTTPCookie-Attribute */
export interface LoadBalancerSettingsConsistentHashLBHTTPCookieAttribute {
  readonly name: string;
  readonly value?: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB-MagLev */
export interface LoadBalancerSettingsConsistentHashLBMagLev {
  readonly tableSize?: number;
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB-RingHash */
export interface LoadBalancerSettingsConsistentHashLBRingHash {
  readonly minimumRingSize?: number;
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LocalityLoadBalancerSetting */
export interface LocalityLoadBalancerSetting {
  readonly distribute?: readonly LocalityLoadBalancerSettingDistribute[];
  readonly enabled?: boolean;
  readonly failover?: readonly LocalityLoadBalancerSettingFailover[];
  readonly failoverPriority?: readonly string[];
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LocalityLoadBalancerSetting-Distribute */
export interface LocalityLoadBalancerSettingDistribute {
  readonly from?: string;
  readonly to?: Readonly<Record<string, number>>;
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LocalityLoadBalancerSetting-Failover */
export interface LocalityLoadBalancerSettingFailover {
  readonly from?: string;
  readonly to?: string;
}

/** @see https://istio.io/latest/docs/reference/config/proxy_extensions/traffic_extension/#LuaConfig */
export interface LuaConfig {
  readonly inlineCode: string;
}

/** @see https://istio.io/latest/docs/reference/config/telemetry/#MetricSelector */
export type MetricSelector = {
  readonly mode?: 'CLIENT_AND_SERVER' | 'CLIENT' | 'SERVER';
} & (
  | {
      readonly metric:
    | 'ALL_METRICS'
    | 'REQUEST_COUNT'
    | 'REQUEST_DURATION'
    | 'REQUEST_SIZE'
    | 'RESPONSE_SIZE'
    | 'TCP_OPENED_CONNECTIONS'
    | 'TCP_CLOSED_CONNECTIONS'
    | 'TCP_SENT_BYTES'
    | 'TCP_RECEIVED_BYTES'
    | 'GRPC_REQUEST_MESSAGES'
    | 'GRPC_RESPONSE_MESSAGES';
      readonly customMetric?: OnlyOneOf<'metric' | 'customMetric'>;
    }
  | { readonly metric?: OnlyOneOf<'metric' | 'customMetric'>; readonly customMetric: string }
  | {
      readonly metric?: OnlyOneOf<'metric' | 'customMetric'>;
      readonly customMetric?: OnlyOneOf<'metric' | 'customMetric'>;
    }
);

/** @see https://istio.io/latest/docs/reference/config/telemetry/#Metrics */
export interface Metrics {
  readonly overrides?: readonly MetricsOverrides[];
  readonly providers?: readonly ProviderRef[];
  readonly reportingInterval?: Duration;
}

/** @see https://istio.io/latest/docs/reference/config/telemetry/#MetricsOverrides */
export interface MetricsOverrides {
  readonly disabled?: boolean;
  readonly match?: MetricSelector;
  readonly tagOverrides?: Readonly<Record<string, MetricsOverridesTagOverride>>;
}

/** @see https://istio.io/latest/docs/reference/config/telemetry/#MetricsOverrides-TagOverride */
export interface MetricsOverridesTagOverride {
  readonly operation?: 'UPSERT' | 'REMOVE';
  readonly value?: string;
}

/** @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Operation */
export interface Operation {
  readonly hosts?: readonly string[];
  readonly methods?: readonly string[];
  readonly notHosts?: readonly string[];
  readonly notMethods?: readonly string[];
  readonly notPaths?: readonly string[];
  readonly notPorts?: readonly string[];
  readonly paths?: readonly string[];
  readonly ports?: readonly string[];
}

/** @see https://istio.io/latest/docs/reference/config/networking/sidecar/#OutboundTrafficPolicy */
export interface OutboundTrafficPolicy {
  readonly egressProxy?: Destination;
  readonly mode?: 'REGISTRY_ONLY' | 'ALLOW_ANY';
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#OutlierDetection */
export interface OutlierDetection {
  readonly baseEjectionTime?: Duration;
  readonly consecutive5xxErrors?: number;
  readonly consecutiveErrors?: number;
  readonly consecutiveGatewayErrors?: number;
  readonly consecutiveLocalOriginFailures?: number;
  readonly interval?: Duration;
  readonly maxEjectionPercent?: number;
  readonly minHealthPercent?: number;
  readonly outlierDetectionHttpErrorCodes?: readonly number[];
  readonly splitExternalLocalOriginErrors?: boolean;
}

/** @see https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication-MutualTLS */
export interface PeerAuthenticationMutualTLS {
  readonly mode?: 'UNSET' | 'DISABLE' | 'PERMISSIVE' | 'STRICT';
}

/** @see https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication */
export interface PeerAuthenticationSpec {
  readonly mtls?: PeerAuthenticationMutualTLS;
  readonly portLevelMtls?: Readonly<Record<string, PeerAuthenticationMutualTLS>>;
  readonly selector?: WorkloadSelector;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Percent */
export interface Percent {
  readonly value?: number;
}

/** @see https://istio.io/latest/docs/reference/config/type/workload-selector/#PolicyTargetReference */
export interface PolicyTargetReference {
  readonly group?: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/gateway/#Port */
export interface Port {
  readonly name: string;
  readonly number: number;
  readonly protocol: string;
  readonly targetPort?: number;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#PortSelector */
export interface PortSelector {
  readonly number?: number;
}

/** @see https://istio.io/latest/docs/reference/config/telemetry/#ProviderRef */
export interface ProviderRef {
  readonly name: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/proxy-config/#ProxyConfig */
export interface ProxyConfigSpec {
  readonly concurrency?: number;
  readonly environmentVariables?: Readonly<Record<string, string>>;
  readonly image?: ProxyImage;
  readonly selector?: WorkloadSelector;
}

/** @see https://istio.io/latest/docs/reference/config/networking/proxy-config/#ProxyImage */
export interface ProxyImage {
  readonly imageType?: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/workload-group/#ReadinessProbe */
export type ReadinessProbe = {
  readonly failureThreshold?: number;
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly successThreshold?: number;
  readonly timeoutSeconds?: number;
} & (
  | {
      readonly httpGet: HTTPHealthCheckConfig;
      readonly tcpSocket?: OnlyOneOf<'httpGet' | 'tcpSocket' | 'exec' | 'grpc'>;
      readonly exec?: OnlyOneOf<'httpGet' | 'tcpSocket' | 'exec' | 'grpc'>;
      readonly grpc?: OnlyOneOf<'httpGet' | 'tcpSocket' | 'exec' | 'grpc'>;
    }
  | {
      readonly httpGet?: OnlyOneOf<'httpGet' | 'tcpSocket' | 'exec' | 'grpc'>;
      readonly tcpSocket: TCPHealthCheckConfig;
      readonly exec?: OnlyOneOf<'httpGet' | 'tcpSocket' | 'exec' | 'grpc'>;
      readonly grpc?: OnlyOneOf<'httpGet' | 'tcpSocket' | 'exec' | 'grpc'>;
    }
  | {
      readonly httpGet?: OnlyOneOf<'httpGet' | 'tcpSocket' | 'exec' | 'grpc'>;
      readonly tcpSocket?: OnlyOneOf<'httpGet' | 'tcpSocket' | 'exec' | 'grpc'>;
      readonly exec: ExecHealthCheckConfig;
      readonly grpc?: OnlyOneOf<'httpGet' | 'tcpSocket' | 'exec' | 'grpc'>;
    }
  | {
      readonly httpGet?: OnlyOneOf<'httpGet' | 'tcpSocket' | 'exec' | 'grpc'>;
      readonly tcpSocket?: OnlyOneOf<'httpGet' | 'tcpSocket' | 'exec' | 'grpc'>;
      readonly exec?: OnlyOneOf<'httpGet' | 'tcpSocket' | 'exec' | 'grpc'>;
      readonly grpc: GrpcHealthCheckConfig;
    }
  | {
      readonly httpGet?: OnlyOneOf<'httpGet' | 'tcpSocket' | 'exec' | 'grpc'>;
      readonly tcpSocket?: OnlyOneOf<'httpGet' | 'tcpSocket' | 'exec' | 'grpc'>;
      readonly exec?: OnlyOneOf<'httpGet' | 'tcpSocket' | 'exec' | 'grpc'>;
      readonly grpc?: OnlyOneOf<'httpGet' | 'tcpSocket' | 'exec' | 'grpc'>;
    }
);

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#RegexRewrite */
export interface RegexRewrite {
  readonly match?: string;
  readonly rewrite?: string;
}

/** @see https://istio.io/latest/docs/reference/config/security/request_authentication/#RequestAuthentication */
export interface RequestAuthenticationSpec {
  readonly jwtRules?: readonly JWTRule[];
  readonly selector?: WorkloadSelector;
  readonly targetRef?: PolicyTargetReference;
  readonly targetRefs?: readonly PolicyTargetReference[];
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#RouteDestination */
export interface RouteDestination {
  readonly destination: Destination;
  readonly weight?: number;
}

/** @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Rule */
export interface Rule {
  readonly from?: readonly RuleFrom[];
  readonly to?: readonly RuleTo[];
  readonly when?: readonly Condition[];
}

/** @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Rule-From */
export interface RuleFrom {
  readonly source?: Source;
}

/** @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Rule-To */
export interface RuleTo {
  readonly operation?: Operation;
}

/** @see https://istio.io/latest/docs/reference/config/networking/gateway/#Server */
export interface Server {
  readonly bind?: string;
  readonly defaultEndpoint?: string;
  readonly hosts: readonly string[];
  readonly name?: string;
  readonly port: Port;
  readonly tls?: ServerTLSSettings;
}

/** @see https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings */
export interface ServerTLSSettings {
  readonly caCertCredentialName?: string;
  readonly caCertificates?: string;
  readonly caCrl?: string;
  readonly cipherSuites?: readonly string[];
  readonly credentialName?: string;
  readonly credentialNames?: readonly string[];
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

/** @see https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings-TLSCertificate */
export interface ServerTLSSettingsTLSCertificate {
  readonly caCertificates?: string;
  readonly privateKey?: string;
  readonly serverCertificate?: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/service-entry/#ServiceEntry */
export interface ServiceEntrySpec {
  readonly addresses?: readonly string[];
  readonly endpoints?: readonly WorkloadEntrySpec[];
  readonly exportTo?: readonly string[];
  readonly hosts: readonly string[];
  readonly location?: 'MESH_EXTERNAL' | 'MESH_INTERNAL';
  readonly ports?: readonly ServicePort[];
  readonly resolution?: 'NONE' | 'STATIC' | 'DNS' | 'DNS_ROUND_ROBIN' | 'DYNAMIC_DNS';
  readonly subjectAltNames?: readonly string[];
  readonly workloadSelector?: WorkloadLabelSelector;
}

/** @see https://istio.io/latest/docs/reference/config/networking/service-entry/#ServicePort */
export interface ServicePort {
  readonly name: string;
  readonly number: number;
  readonly protocol?: string;
  readonly targetPort?: number;
}

/** @see https://istio.io/latest/docs/reference/config/networking/sidecar/#SidecarPort */
export interface SidecarPort {
  readonly name?: string;
  readonly number?: number;
  readonly protocol?: string;
  readonly targetPort?: number;
}

/** @see https://istio.io/latest/docs/reference/config/networking/sidecar/#Sidecar */
export interface SidecarSpec {
  readonly egress?: readonly IstioEgressListener[];
  readonly inboundConnectionPool?: ConnectionPoolSettings;
  readonly ingress?: readonly IstioIngressListener[];
  readonly outboundTrafficPolicy?: OutboundTrafficPolicy;
  readonly workloadSelector?: WorkloadLabelSelector;
}

/** @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source */
export interface Source {
  readonly ipBlocks?: readonly string[];
  readonly namespaces?: readonly string[];
  readonly notIpBlocks?: readonly string[];
  readonly notNamespaces?: readonly string[];
  readonly notPrincipals?: readonly string[];
  readonly notRemoteIpBlocks?: readonly string[];
  readonly notRequestPrincipals?: readonly string[];
  readonly notServiceAccounts?: readonly string[];
  readonly notTrustDomains?: readonly string[];
  readonly principals?: readonly string[];
  readonly remoteIpBlocks?: readonly string[];
  readonly requestPrincipals?: readonly string[];
  readonly serviceAccounts?: readonly string[];
  readonly trustDomains?: readonly string[];
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#StringMatch */
export type StringMatch =
  | {
      readonly exact: string;
      readonly prefix?: OnlyOneOf<'exact' | 'prefix' | 'regex'>;
      readonly regex?: OnlyOneOf<'exact' | 'prefix' | 'regex'>;
    }
  | {
      readonly exact?: OnlyOneOf<'exact' | 'prefix' | 'regex'>;
      readonly prefix: string;
      readonly regex?: OnlyOneOf<'exact' | 'prefix' | 'regex'>;
    }
  | {
      readonly exact?: OnlyOneOf<'exact' | 'prefix' | 'regex'>;
      readonly prefix?: OnlyOneOf<'exact' | 'prefix' | 'regex'>;
      readonly regex: string;
    }
  | {
      readonly exact?: OnlyOneOf<'exact' | 'prefix' | 'regex'>;
      readonly prefix?: OnlyOneOf<'exact' | 'prefix' | 'regex'>;
      readonly regex?: OnlyOneOf<'exact' | 'prefix' | 'regex'>;
    };

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#Subset */
export interface Subset {
  readonly labels?: Readonly<Record<string, string>>;
  readonly name: string;
  readonly trafficPolicy?: TrafficPolicy;
}

/** @see https://istio.io/latest/docs/reference/config/networking/workload-group/#TCPHealthCheckConfig */
export interface TCPHealthCheckConfig {
  readonly host?: string;
  readonly port: number;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#TCPRoute */
export interface TCPRoute {
  readonly match?: readonly L4MatchAttributes[];
  readonly route?: readonly RouteDestination[];
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#TLSMatchAttributes */
export interface TLSMatchAttributes {
  readonly destinationSubnets?: readonly string[];
  readonly gateways?: readonly string[];
  readonly port?: number;
  readonly sniHosts: readonly string[];
  readonly sourceLabels?: Readonly<Record<string, string>>;
  readonly sourceNamespace?: string;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#TLSRoute */
export interface TLSRoute {
  readonly match: readonly TLSMatchAttributes[];
  readonly route?: readonly RouteDestination[];
}

/** @see https://istio.io/latest/docs/reference/config/telemetry/#Telemetry */
export interface TelemetrySpec {
  readonly accessLogging?: readonly AccessLogging[];
  readonly metrics?: readonly Metrics[];
  readonly selector?: WorkloadSelector;
  readonly targetRef?: PolicyTargetReference;
  readonly targetRefs?: readonly PolicyTargetReference[];
  readonly tracing?: readonly Tracing[];
}

/** @see https://istio.io/latest/docs/reference/config/telemetry/#Tracing */
export interface Tracing {
  readonly customTags?: Readonly<Record<string, TracingCustomTag>>;
  readonly disableContextPropagation?: boolean;
  readonly disableSpanReporting?: boolean;
  readonly enableIstioTags?: boolean;
  readonly match?: TracingTracingSelector;
  readonly providers?: readonly ProviderRef[];
  readonly randomSamplingPercentage?: number;
  readonly useRequestIdForTraceSampling?: boolean;
}

/** @see https://istio.io/latest/docs/reference/config/telemetry/#Tracing-CustomTag */
export type TracingCustomTag =
  | {
      readonly literal: TracingLiteral;
      readonly environment?: OnlyOneOf<'literal' | 'environment' | 'header' | 'formatter'>;
      readonly header?: OnlyOneOf<'literal' | 'environment' | 'header' | 'formatter'>;
      readonly formatter?: OnlyOneOf<'literal' | 'environment' | 'header' | 'formatter'>;
    }
  | {
      readonly literal?: OnlyOneOf<'literal' | 'environment' | 'header' | 'formatter'>;
      readonly environment: TracingEnvironment;
      readonly header?: OnlyOneOf<'literal' | 'environment' | 'header' | 'formatter'>;
      readonly formatter?: OnlyOneOf<'literal' | 'environment' | 'header' | 'formatter'>;
    }
  | {
      readonly literal?: OnlyOneOf<'literal' | 'environment' | 'header' | 'formatter'>;
      readonly environment?: OnlyOneOf<'literal' | 'environment' | 'header' | 'formatter'>;
      readonly header: TracingRequestHeader;
      readonly formatter?: OnlyOneOf<'literal' | 'environment' | 'header' | 'formatter'>;
    }
  | {
      readonly literal?: OnlyOneOf<'literal' | 'environment' | 'header' | 'formatter'>;
      readonly environment?: OnlyOneOf<'literal' | 'environment' | 'header' | 'formatter'>;
      readonly header?: OnlyOneOf<'literal' | 'environment' | 'header' | 'formatter'>;
      readonly formatter: TracingFormatter;
    }
  | {
      readonly literal?: OnlyOneOf<'literal' | 'environment' | 'header' | 'formatter'>;
      readonly environment?: OnlyOneOf<'literal' | 'environment' | 'header' | 'formatter'>;
      readonly header?: OnlyOneOf<'literal' | 'environment' | 'header' | 'formatter'>;
      readonly formatter?: OnlyOneOf<'literal' | 'environment' | 'header' | 'formatter'>;
    };

/** @see https://istio.io/latest/docs/reference/config/telemetry/#Tracing-Environment */
export interface TracingEnvironment {
  readonly defaultValue?: string;
  readonly name: string;
}

/** @see https://istio.io/latest/docs/reference/config/telemetry/#Tracing-Formatter */
export interface TracingFormatter {
  readonly value: string;
}

/** @see https://istio.io/latest/docs/reference/config/telemetry/#Tracing-Literal */
export interface TracingLiteral {
  readonly value: string;
}

/** @see https://istio.io/latest/docs/reference/config/telemetry/#Tracing-RequestHeader */
export interface TracingRequestHeader {
  readonly defaultValue?: string;
  readonly name: string;
}

/** @see https://istio.io/latest/docs/reference/config/telemetry/#Tracing-TracingSelector */
export interface TracingTracingSelector {
  readonly mode?: 'CLIENT_AND_SERVER' | 'CLIENT' | 'SERVER';
}

/** @see https://istio.io/latest/docs/reference/config/proxy_extensions/traffic_extension/#TrafficExtension */
export type TrafficExtensionSpec = {
  readonly match?: readonly WasmPluginTrafficSelector[];
  readonly phase?: 'UNSPECIFIED' | 'AUTHN' | 'AUTHZ' | 'STATS';
  readonly priority?: number;
  readonly selector?: WorkloadSelector;
  readonly targetRefs?: readonly PolicyTargetReference[];
} & (
  | { readonly wasm: WasmConfig; readonly lua?: OnlyOneOf<'wasm' | 'lua'> }
  | { readonly wasm?: OnlyOneOf<'wasm' | 'lua'>; readonly lua: LuaConfig }
  | { readonly wasm?: OnlyOneOf<'wasm' | 'lua'>; readonly lua?: OnlyOneOf<'wasm' | 'lua'> }
);

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy */
export interface TrafficPolicy {
  readonly connectionPool?: ConnectionPoolSettings;
  readonly loadBalancer?: LoadBalancerSettings;
  readonly outlierDetection?: OutlierDetection;
  readonly portLevelSettings?: readonly TrafficPolicyPortTrafficPolicy[];
  readonly proxyProtocol?: TrafficPolicyProxyProtocol;
  readonly retryBudget?: TrafficPolicyRetryBudget;
  readonly tls?: ClientTLSSettings;
  readonly tunnel?: TrafficPolicyTunnelSettings;
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-PortTrafficPolicy */
export interface TrafficPolicyPortTrafficPolicy {
  readonly connectionPool?: ConnectionPoolSettings;
  readonly loadBalancer?: LoadBalancerSettings;
  readonly outlierDetection?: OutlierDetection;
  readonly port?: PortSelector;
  readonly tls?: ClientTLSSettings;
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-ProxyProtocol */
export interface TrafficPolicyProxyProtocol {
  readonly version?: 'V1' | 'V2';
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-RetryBudget */
export interface TrafficPolicyRetryBudget {
  readonly budgetInterval?: Duration;
  readonly minRetryConcurrency?: number;
  readonly percent?: number;
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-TunnelSettings */
export interface TrafficPolicyTunnelSettings {
  readonly protocol?: string;
  readonly targetHost: string;
  readonly targetPort: number;
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService */
export interface VirtualServiceSpec {
  readonly exportTo?: readonly string[];
  readonly gateways?: readonly string[];
  readonly hosts?: readonly string[];
  readonly http?: readonly HTTPRoute[];
  readonly tcp?: readonly TCPRoute[];
  readonly tls?: readonly TLSRoute[];
}

/** @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/#VmConfig */
export interface VmConfig {
  readonly env?: readonly EnvVar[];
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#WarmupConfiguration */
export interface WarmupConfiguration {
  readonly aggression?: number;
  readonly duration: Duration;
  readonly minimumPercent?: number;
}

/** @see https://istio.io/latest/docs/reference/config/proxy_extensions/traffic_extension/#WasmConfig */
export interface WasmConfig {
  readonly failStrategy?: 'FAIL_CLOSE' | 'FAIL_OPEN' | 'FAIL_RELOAD';
  readonly imagePullPolicy?: 'UNSPECIFIED_POLICY' | 'IfNotPresent' | 'Always';
  readonly imagePullSecret?: string;
  readonly pluginConfig?: Readonly<Record<string, unknown>>;
  readonly pluginName?: string;
  readonly sha256?: string;
  readonly type?: 'UNSPECIFIED_PLUGIN_TYPE' | 'HTTP' | 'NETWORK';
  readonly url: string;
  readonly verificationKey?: string;
  readonly vmConfig?: VmConfig;
}

/** @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/#WasmPlugin */
export interface WasmPluginSpec {
  readonly failStrategy?: 'FAIL_CLOSE' | 'FAIL_OPEN' | 'FAIL_RELOAD';
  readonly imagePullPolicy?: 'UNSPECIFIED_POLICY' | 'IfNotPresent' | 'Always';
  readonly imagePullSecret?: string;
  readonly match?: readonly WasmPluginTrafficSelector[];
  readonly phase?: 'UNSPECIFIED_PHASE' | 'AUTHN' | 'AUTHZ' | 'STATS';
  readonly pluginConfig?: Readonly<Record<string, unknown>>;
  readonly pluginName?: string;
  readonly priority?: number;
  readonly selector?: WorkloadSelector;
  readonly sha256?: string;
  readonly targetRef?: PolicyTargetReference;
  readonly targetRefs?: readonly PolicyTargetReference[];
  readonly type?: 'UNSPECIFIED_PLUGIN_TYPE' | 'HTTP' | 'NETWORK';
  readonly url: string;
  readonly verificationKey?: string;
  readonly vmConfig?: VmConfig;
}

/** @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/#WasmPlugin-TrafficSelector */
export interface WasmPluginTrafficSelector {
  readonly mode?: 'UNDEFINED' | 'CLIENT' | 'SERVER' | 'CLIENT_AND_SERVER';
  readonly ports?: readonly WorkloadPortSelector[];
}

/** @see https://istio.io/latest/docs/reference/config/networking/workload-entry/#WorkloadEntry */
export interface WorkloadEntrySpec {
  readonly address?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly locality?: string;
  readonly network?: string;
  readonly ports?: Readonly<Record<string, number>>;
  readonly serviceAccount?: string;
  readonly weight?: number;
}

/** @see https://istio.io/latest/docs/reference/config/networking/workload-entry/#WorkloadEntry */
export interface WorkloadEntryTemplate {
  readonly address?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly locality?: string;
  readonly network?: string;
  readonly ports?: Readonly<Record<string, number>>;
  readonly serviceAccount?: string;
  readonly weight?: number;
}

/** @see https://istio.io/latest/docs/reference/config/networking/workload-group/#WorkloadGroup-ObjectMeta */
export interface WorkloadGroupObjectMeta {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
}

/** @see https://istio.io/latest/docs/reference/config/networking/workload-group/#WorkloadGroup */
export interface WorkloadGroupSpec {
  readonly metadata?: WorkloadGroupObjectMeta;
  readonly probe?: ReadinessProbe;
  readonly template: WorkloadEntryTemplate;
}

/** @see https://istio.io/latest/docs/reference/config/networking/sidecar/#WorkloadSelector */
export interface WorkloadLabelSelector {
  readonly labels?: Readonly<Record<string, string>>;
}

/** @see https://istio.io/latest/docs/reference/config/type/workload-selector/#PortSelector */
export interface WorkloadPortSelector {
  readonly number: number;
}

/** @see https://istio.io/latest/docs/reference/config/type/workload-selector/#WorkloadSelector */
export interface WorkloadSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ZoneAwareLoadBalancerSetting */
export interface ZoneAwareLoadBalancerSetting {
  readonly enabled?: boolean;
  readonly failover?: readonly LocalityLoadBalancerSettingFailover[];
  readonly failoverPriority?: readonly string[];
  readonly minClusterSize?: number;
}
