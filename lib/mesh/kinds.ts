import type * as apps from 'kubernetes-types/apps/v1';
import type * as batch from 'kubernetes-types/batch/v1';
import type * as core from 'kubernetes-types/core/v1';
import type * as networking from 'kubernetes-types/networking/v1';
import type * as gatewayApi from '../../imports/gateway-api.generated';
import type * as istio from '../../imports/istio.generated';

/**
 * The spec of each kind the mesh knows. Istio's kinds and Kubernetes' own go by their name; the Gateway API's, which
 * share names with Istio's, by `gateway.networking.k8s.io/<kind>`.
 */
export interface SpecByKind {
  VirtualService: istio.VirtualServiceSpec;
  DestinationRule: istio.DestinationRuleSpec;
  Gateway: istio.GatewaySpec;
  ServiceEntry: istio.ServiceEntrySpec;
  WorkloadEntry: istio.WorkloadEntrySpec;
  WorkloadGroup: istio.WorkloadGroupSpec;
  Sidecar: istio.SidecarSpec;
  EnvoyFilter: istio.EnvoyFilterSpec;
  ProxyConfig: istio.ProxyConfigSpec;
  PeerAuthentication: istio.PeerAuthenticationSpec;
  RequestAuthentication: istio.RequestAuthenticationSpec;
  AuthorizationPolicy: istio.AuthorizationPolicySpec;
  Telemetry: istio.TelemetrySpec;
  WasmPlugin: istio.WasmPluginSpec;
  TrafficExtension: istio.TrafficExtensionSpec;
  'gateway.networking.k8s.io/GatewayClass': gatewayApi.GatewayClassSpec;
  'gateway.networking.k8s.io/Gateway': gatewayApi.GatewaySpec;
  'gateway.networking.k8s.io/HTTPRoute': gatewayApi.HTTPRouteSpec;
  'gateway.networking.k8s.io/GRPCRoute': gatewayApi.GRPCRouteSpec;
  'gateway.networking.k8s.io/TCPRoute': gatewayApi.TCPRouteSpec;
  'gateway.networking.k8s.io/TLSRoute': gatewayApi.TLSRouteSpec;
  'gateway.networking.k8s.io/ReferenceGrant': gatewayApi.ReferenceGrantSpec;
  'gateway.networking.k8s.io/BackendTLSPolicy': gatewayApi.BackendTLSPolicySpec;
  Namespace: core.NamespaceSpec;
  Service: core.ServiceSpec;
  ServiceAccount: Readonly<Record<string, never>>;
  Secret: Readonly<Record<string, never>>;
  ConfigMap: Readonly<Record<string, never>>;
  Pod: core.PodSpec;
  Deployment: apps.DeploymentSpec;
  StatefulSet: apps.StatefulSetSpec;
  DaemonSet: apps.DaemonSetSpec;
  ReplicaSet: apps.ReplicaSetSpec;
  Job: batch.JobSpec;
  CronJob: batch.CronJobSpec;
  Ingress: networking.IngressSpec;
  IngressClass: networking.IngressClassSpec;
  Node: core.NodeSpec;
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': Readonly<Record<string, never>>;
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': Readonly<Record<string, never>>;
  'apiextensions.k8s.io/CustomResourceDefinition': CustomResourceDefinitionSpec;
}

/** The part of a CustomResourceDefinition that matters to the mesh. */
export interface CustomResourceDefinitionSpec {
  readonly group?: string;
  readonly names?: { readonly kind?: string };
}

/** The name of a kind the mesh knows. */
export type Kind = keyof SpecByKind;

/** The groups whose kinds the mesh knows by their bare name. */
const BARE_GROUPS: ReadonlySet<string> = new Set([
  '',
  'apps',
  'batch',
  'networking.k8s.io',
  'networking.istio.io',
  'security.istio.io',
  'telemetry.istio.io',
  'extensions.istio.io',
]);

/** Whether the API group is Kubernetes' own or Istio's. */
export function isKubernetesOrIstio(group: string): boolean {
  return BARE_GROUPS.has(group);
}

/** The key under which the mesh files a kind: its bare name for Istio's and Kubernetes' own, `group/kind` for others. */
export function kindKey(group: string, kind: string): string {
  return BARE_GROUPS.has(group) ? kind : `${group}/${kind}`;
}
