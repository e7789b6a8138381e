// Generated from gateway-api.yaml (v1.6.0) by `npm run import`. Do not edit.

import type { Duration } from './istio.generated';

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#allowedlisteners */
export interface AllowedListeners {
  readonly namespaces?: ListenerNamespaces;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#allowedroutes */
export interface AllowedRoutes {
  readonly kinds?: readonly RouteGroupKind[];
  readonly namespaces?: RouteNamespaces;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#backendobjectreference */
export interface BackendObjectReference {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#backendref */
export interface BackendRef {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
  readonly weight?: number;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#backendtlspolicyspec */
export interface BackendTLSPolicySpec {
  readonly options?: Readonly<Record<string, string>>;
  readonly targetRefs: readonly LocalPolicyTargetReferenceWithSectionName[];
  readonly validation: BackendTLSPolicyValidation;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#backendtlspolicyvalidation */
export interface BackendTLSPolicyValidation {
  readonly caCertificateRefs?: readonly LocalObjectReference[];
  readonly hostname: string;
  readonly subjectAltNames?: readonly SubjectAltName[];
  readonly wellKnownCACertificates?: string;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#cookieconfig */
export interface CookieConfig {
  readonly lifetimeType?: 'Permanent' | 'Session';
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#forwardbodyconfig */
export interface ForwardBodyConfig {
  readonly maxSize?: number;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#fraction */
export interface Fraction {
  readonly denominator?: number;
  readonly numerator: number;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#frontendtlsconfig */
export interface FrontendTLSConfig {
  readonly default: TLSConfig;
  readonly perPort?: readonly TLSPortConfig[];
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#frontendtlsvalidation */
export interface FrontendTLSValidation {
  readonly caCertificateRefs: readonly ObjectReference[];
  readonly mode?: 'AllowValidOnly' | 'AllowInsecureFallback';
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#grpcauthconfig */
export interface GRPCAuthConfig {
  readonly allowedHeaders?: readonly string[];
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#grpcbackendref */
export interface GRPCBackendRef {
  readonly filters?: readonly GRPCRouteFilter[];
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
  readonly weight?: number;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#grpcheadermatch */
export interface GRPCHeaderMatch {
  readonly name: string;
  readonly type?: 'Exact' | 'RegularExpression';
  readonly value: string;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#grpcmethodmatch */
export interface GRPCMethodMatch {
  readonly method?: string;
  readonly service?: string;
  readonly type?: 'Exact' | 'RegularExpression';
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#grpcroutefilter */
export interface GRPCRouteFilter {
  readonly extensionRef?: LocalObjectReference;
  readonly requestHeaderModifier?: HTTPHeaderFilter;
  readonly requestMirror?: HTTPRequestMirrorFilter;
  readonly responseHeaderModifier?: HTTPHeaderFilter;
  readonly type: 'ResponseHeaderModifier' | 'RequestHeaderModifier' | 'RequestMirror' | 'ExtensionRef';
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#grpcroutematch */
export interface GRPCRouteMatch {
  readonly headers?: readonly GRPCHeaderMatch[];
  readonly method?: GRPCMethodMatch;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#grpcrouterule */
export interface GRPCRouteRule {
  readonly backendRefs?: readonly GRPCBackendRef[];
  readonly filters?: readonly GRPCRouteFilter[];
  readonly matches?: readonly GRPCRouteMatch[];
  readonly name?: string;
  readonly sessionPersistence?: SessionPersistence;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#grpcroutespec */
export interface GRPCRouteSpec {
  readonly hostnames?: readonly string[];
  readonly parentRefs?: readonly ParentReference[];
  readonly rules?: readonly GRPCRouteRule[];
  readonly useDefaultGateways?: 'All' | 'None';
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#gatewaybackendtls */
export interface GatewayBackendTLS {
  readonly clientCertificateRef?: SecretObjectReference;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#gatewayclassspec */
export interface GatewayClassSpec {
  readonly controllerName: string;
  readonly description?: string;
  readonly parametersRef?: ParametersReference;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#gatewayinfrastructure */
export interface GatewayInfrastructure {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly parametersRef?: LocalObjectReference;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#gatewayspec */
export interface GatewaySpec {
  readonly addresses?: readonly GatewaySpecAddress[];
  readonly allowedListeners?: AllowedListeners;
  readonly defaultScope?: 'All' | 'None';
  readonly gatewayClassName: string;
  readonly infrastructure?: GatewayInfrastructure;
  readonly listeners: readonly Listener[];
  readonly tls?: GatewayTLSConfig;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#gatewayspecaddress */
export interface GatewaySpecAddress {
  readonly type?: string;
  readonly value?: string;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#gatewaytlsconfig */
export interface GatewayTLSConfig {
  readonly backend?: GatewayBackendTLS;
  readonly frontend?: FrontendTLSConfig;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httpauthconfig */
export interface HTTPAuthConfig {
  readonly allowedHeaders?: readonly string[];
  readonly allowedResponseHeaders?: readonly string[];
  readonly path?: string;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httpbackendref */
export interface HTTPBackendRef {
  readonly filters?: readonly HTTPRouteFilter[];
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
  readonly weight?: number;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httpcorsfilter */
export interface HTTPCORSFilter {
  readonly allowCredentials?: boolean;
  readonly allowHeaders?: readonly string[];
  readonly allowMethods?:
    | readonly ('GET'
    | 'HEAD'
    | 'POST'
    | 'PUT'
    | 'DELETE'
    | 'CONNECT'
    | 'OPTIONS'
    | 'TRACE'
    | 'PATCH'
    | '*')[];
  readonly allowOrigins?: readonly string[];
  readonly exposeHeaders?: readonly string[];
  readonly maxAge?: number;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httpexternalauthfilter */
export interface HTTPExternalAuthFilter {
  readonly backendRef: BackendObjectReference;
  readonly forwardBody?: ForwardBodyConfig;
  readonly grpc?: GRPCAuthConfig;
  readonly http?: HTTPAuthConfig;
  readonly protocol: 'HTTP' | 'GRPC';
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httpheader */
export interface HTTPHeader {
  readonly name: string;
  readonly value: string;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httpheaderfilter */
export interface HTTPHeaderFilter {
  readonly add?: readonly HTTPHeader[];
  readonly remove?: readonly string[];
  readonly set?: readonly HTTPHeader[];
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httpheadermatch */
export interface HTTPHeaderMatch {
  readonly name: string;
  readonly type?: 'Exact' | 'RegularExpression';
  readonly value: string;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httppathmatch */
export interface HTTPPathMatch {
  readonly type?: 'Exact' | 'PathPrefix' | 'RegularExpression';
  readonly value?: string;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httppathmodifier */
export interface HTTPPathModifier {
  readonly replaceFullPath?: string;
  readonly replacePrefixMatch?: string;
  readonly type: 'ReplaceFullPath' | 'ReplacePrefixMatch';
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httpqueryparammatch */
export interface HTTPQueryParamMatch {
  readonly name: string;
  readonly type?: 'Exact' | 'RegularExpression';
  readonly value: string;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httprequestmirrorfilter */
export interface HTTPRequestMirrorFilter {
  readonly backendRef: BackendObjectReference;
  readonly fraction?: Fraction;
  readonly percent?: number;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httprequestredirectfilter */
export interface HTTPRequestRedirectFilter {
  readonly hostname?: string;
  readonly path?: HTTPPathModifier;
  readonly port?: number;
  readonly scheme?: 'http' | 'https';
  readonly statusCode?: 301 | 302 | 303 | 307 | 308;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httproutefilter */
export interface HTTPRouteFilter {
  readonly cors?: HTTPCORSFilter;
  readonly extensionRef?: LocalObjectReference;
  readonly externalAuth?: HTTPExternalAuthFilter;
  readonly requestHeaderModifier?: HTTPHeaderFilter;
  readonly requestMirror?: HTTPRequestMirrorFilter;
  readonly requestRedirect?: HTTPRequestRedirectFilter;
  readonly responseHeaderModifier?: HTTPHeaderFilter;
  readonly type:
    | 'RequestHeaderModifier'
    | 'ResponseHeaderModifier'
    | 'RequestMirror'
    | 'RequestRedirect'
    | 'URLRewrite'
    | 'ExtensionRef'
    | 'CORS'
    | 'ExternalAuth';
  readonly urlRewrite?: HTTPURLRewriteFilter;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httproutematch */
export interface HTTPRouteMatch {
  readonly headers?: readonly HTTPHeaderMatch[];
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'CONNECT' | 'OPTIONS' | 'TRACE' | 'PATCH';
  readonly path?: HTTPPathMatch;
  readonly queryParams?: readonly HTTPQueryParamMatch[];
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httprouteretry */
export interface HTTPRouteRetry {
  readonly attempts?: number;
  readonly backoff?: Duration;
  readonly codes?: readonly number[];
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule */
export interface HTTPRouteRule {
  readonly backendRefs?: readonly HTTPBackendRef[];
  readonly filters?: readonly HTTPRouteFilter[];
  readonly matches?: readonly HTTPRouteMatch[];
  readonly name?: string;
  readonly retry?: HTTPRouteRetry;
  readonly sessionPersistence?: SessionPersistence;
  readonly timeouts?: HTTPRouteTimeouts;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec */
export interface HTTPRouteSpec {
  readonly hostnames?: readonly string[];
  readonly parentRefs?: readonly ParentReference[];
  readonly rules?: readonly HTTPRouteRule[];
  readonly useDefaultGateways?: 'All' | 'None';
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httproutetimeouts */
export interface HTTPRouteTimeouts {
  readonly backendRequest?: Duration;
  readonly request?: Duration;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httpurlrewritefilter */
export interface HTTPURLRewriteFilter {
  readonly hostname?: string;
  readonly path?: HTTPPathModifier;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#labelselector */
export interface LabelSelector {
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
  readonly matchLabels?: Readonly<Record<string, string>>;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#labelselectorrequirement */
export interface LabelSelectorRequirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#listener */
export interface Listener {
  readonly allowedRoutes?: AllowedRoutes;
  readonly hostname?: string;
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
  readonly tls?: ListenerTLSConfig;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#listenernamespaces */
export interface ListenerNamespaces {
  readonly from?: 'All' | 'Selector' | 'Same' | 'None';
  readonly selector?: LabelSelector;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#listenertlsconfig */
export interface ListenerTLSConfig {
  readonly certificateRefs?: readonly SecretObjectReference[];
  readonly mode?: 'Terminate' | 'Passthrough';
  readonly options?: Readonly<Record<string, string>>;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#localobjectreference */
export interface LocalObjectReference {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#localpolicytargetreferencewithsectionname */
export interface LocalPolicyTargetReferenceWithSectionName {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly sectionName?: string;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#objectreference */
export interface ObjectReference {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#parametersreference */
export interface ParametersReference {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#parentreference */
export interface ParentReference {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
  readonly sectionName?: string;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#referencegrantfrom */
export interface ReferenceGrantFrom {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#referencegrantspec */
export interface ReferenceGrantSpec {
  readonly from: readonly ReferenceGrantFrom[];
  readonly to: readonly ReferenceGrantTo[];
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#referencegrantto */
export interface ReferenceGrantTo {
  readonly group: string;
  readonly kind: string;
  readonly name?: string;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#routegroupkind */
export interface RouteGroupKind {
  readonly group?: string;
  readonly kind: string;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#routenamespaces */
export interface RouteNamespaces {
  readonly from?: 'All' | 'Selector' | 'Same';
  readonly selector?: LabelSelector;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#secretobjectreference */
export interface SecretObjectReference {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#sessionpersistence */
export interface SessionPersistence {
  readonly absoluteTimeout?: Duration;
  readonly cookieConfig?: CookieConfig;
  readonly sessionName?: string;
  readonly type?: 'Cookie' | 'Header';
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#subjectaltname */
export interface SubjectAltName {
  readonly hostname?: string;
  readonly type: 'Hostname' | 'URI';
  readonly uri?: string;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#tcprouterule */
export interface TCPRouteRule {
  readonly backendRefs: readonly BackendRef[];
  readonly name?: string;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#tcproutespec */
export interface TCPRouteSpec {
  readonly parentRefs?: readonly ParentReference[];
  readonly rules: readonly TCPRouteRule[];
  readonly useDefaultGateways?: 'All' | 'None';
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#tlsconfig */
export interface TLSConfig {
  readonly validation?: FrontendTLSValidation;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#tlsportconfig */
export interface TLSPortConfig {
  readonly port: number;
  readonly tls: TLSConfig;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#tlsrouterule */
export interface TLSRouteRule {
  readonly backendRefs: readonly BackendRef[];
  readonly name?: string;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#tlsroutespec */
export interface TLSRouteSpec {
  readonly hostnames: readonly string[];
  readonly parentRefs?: readonly ParentReference[];
  readonly rules: readonly TLSRouteRule[];
  readonly useDefaultGateways?: 'All' | 'None';
}
