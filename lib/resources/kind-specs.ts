import type * as gatewayApi from '../../imports/gateway-api.generated';
import type * as istio from '../../imports/istio.generated';

/** The plain spec of each of Istio's kinds. */
export interface IstioSpecs {
  AuthorizationPolicy: istio.AuthorizationPolicySpec;
  DestinationRule: istio.DestinationRuleSpec;
  EnvoyFilter: istio.EnvoyFilterSpec;
  Gateway: istio.GatewaySpec;
  PeerAuthentication: istio.PeerAuthenticationSpec;
  ProxyConfig: istio.ProxyConfigSpec;
  RequestAuthentication: istio.RequestAuthenticationSpec;
  ServiceEntry: istio.ServiceEntrySpec;
  Sidecar: istio.SidecarSpec;
  Telemetry: istio.TelemetrySpec;
  TrafficExtension: istio.TrafficExtensionSpec;
  VirtualService: istio.VirtualServiceSpec;
  WasmPlugin: istio.WasmPluginSpec;
  WorkloadEntry: istio.WorkloadEntrySpec;
  WorkloadGroup: istio.WorkloadGroupSpec;
}

/** The plain spec of each of Gateway API's kinds. */
export interface GatewayApiSpecs {
  BackendTLSPolicy: gatewayApi.BackendTLSPolicySpec;
  GRPCRoute: gatewayApi.GRPCRouteSpec;
  Gateway: gatewayApi.GatewaySpec;
  GatewayClass: gatewayApi.GatewayClassSpec;
  HTTPRoute: gatewayApi.HTTPRouteSpec;
  ReferenceGrant: gatewayApi.ReferenceGrantSpec;
  TCPRoute: gatewayApi.TCPRouteSpec;
  TLSRoute: gatewayApi.TLSRouteSpec;
}

/** The plain spec of a kind: Istio's where the `apiVersion` is, Gateway API's there; of any other, nothing is known. */
export type SpecOf<ApiVersion extends string, Kind extends string> = ApiVersion extends `${string}.istio.io/${string}`
  ? SpecIn<IstioSpecs, Kind>
  : ApiVersion extends `gateway.networking.k8s.io/${string}`
    ? SpecIn<GatewayApiSpecs, Kind>
    : unknown;

type SpecIn<Specs, Kind extends string> = Kind extends keyof Specs ? Specs[Kind] : unknown;

/** The version that each of Istio's kinds is written in. */
export const ISTIO_API_VERSIONS: Readonly<Record<keyof IstioSpecs, string>> = {
  AuthorizationPolicy: 'security.istio.io/v1',
  DestinationRule: 'networking.istio.io/v1',
  EnvoyFilter: 'networking.istio.io/v1alpha3',
  Gateway: 'networking.istio.io/v1',
  PeerAuthentication: 'security.istio.io/v1',
  ProxyConfig: 'networking.istio.io/v1beta1',
  RequestAuthentication: 'security.istio.io/v1',
  ServiceEntry: 'networking.istio.io/v1',
  Sidecar: 'networking.istio.io/v1',
  Telemetry: 'telemetry.istio.io/v1',
  TrafficExtension: 'extensions.istio.io/v1alpha1',
  VirtualService: 'networking.istio.io/v1',
  WasmPlugin: 'extensions.istio.io/v1alpha1',
  WorkloadEntry: 'networking.istio.io/v1',
  WorkloadGroup: 'networking.istio.io/v1',
};
