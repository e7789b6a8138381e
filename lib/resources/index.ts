export { AuthorizationPolicy, type AuthorizationPolicyProps } from './authorization-policy';
export {
  DestinationRule,
  type DestinationRuleProps,
  type ExistingSubsets,
  type NamedSubset,
  type SubsetOptions,
} from './destination-rule';
export { EnvoyFilter, type EnvoyFilterProps } from './envoy-filter';
export type { ExistingHost } from './existing-host';
export { Gateway, type GatewayProps } from './gateway';
export {
  Ingress,
  type IngressBackend,
  type IngressPath,
  type IngressProps,
  type IngressRule,
  type IngressTls,
} from './ingress';
export { IstioObject, type IstioObjectProps } from './istio-object';
export type { GatewayApiSpecs, IstioSpecs, SpecOf } from './kind-specs';
export { ManifestError } from './manifest-error';
export { MeshObject, type MeshObjectKind, type MeshObjectProps } from './mesh-object';
export { type Injection, type MeshMembership, Namespace, type NamespaceProps } from './namespace';
export { PeerAuthentication, type PeerAuthenticationProps } from './peer-authentication';
export { ProxyConfig, type ProxyConfigProps } from './proxy-config';
export { RequestAuthentication, type RequestAuthenticationProps } from './request-authentication';
export { Secret } from './secret';
export { type ExistingPort, Service, type ServiceLike, type ServiceProps, type ServiceShape } from './service';
export { ServiceAccount, type ServiceAccountProps } from './service-account';
export { ServiceEntry, type ServiceEntryProps } from './service-entry';
export { Sidecar, type SidecarProps } from './sidecar';
export { Target } from './target';
export { Telemetry, type TelemetryProps } from './telemetry';
export { TrafficExtension, type TrafficExtensionProps } from './traffic-extension';
export { VirtualService, type VirtualServiceProps } from './virtual-service';
export { WasmPlugin, type WasmPluginProps } from './wasm-plugin';
export { WorkloadEntry, type WorkloadEntryProps } from './workload-entry';
export { WorkloadGroup, type WorkloadGroupProps } from './workload-group';
