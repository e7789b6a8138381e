import type { Rule } from '../rule';
import { annotationDeprecated } from './annotation-deprecated';
import { annotationInvalid } from './annotation-invalid';
import { annotationMisplaced } from './annotation-misplaced';
import { annotationUnknown } from './annotation-unknown';
import { deploymentProtocolConflict } from './deployment-protocol-conflict';
import { deploymentTargetPortConflict } from './deployment-target-port-conflict';
import { deprecatedField } from './deprecated-field';
import { deprecatedTracingProvider } from './deprecated-tracing-provider';
import { destinationRuleEmptySubset } from './destination-rule-empty-subset';
import { destinationRuleNoCa } from './destination-rule-no-ca';
import { destinationRulePortNoCa } from './destination-rule-port-no-ca';
import { destinationRuleUnknownHost } from './destination-rule-unknown-host';
import { envoyFilterAddIgnored } from './envoy-filter-add-ignored';
import { envoyFilterRelative } from './envoy-filter-relative';
import { envoyFilterRelativeToVersion } from './envoy-filter-relative-to-version';
import { envoyFilterRemoveIgnored } from './envoy-filter-remove-ignored';
import { envoyFilterReplaceIgnored } from './envoy-filter-replace-ignored';
import { externalNamePortName } from './external-name-port-name';
import { gatewayApiTooOld } from './gateway-api-too-old';
import { gatewayConflict } from './gateway-conflict';
import { gatewayDuplicateCertificate } from './gateway-duplicate-certificate';
import { gatewayInvalidCredential } from './gateway-invalid-credential';
import { gatewayPortNotOnService } from './gateway-port-not-on-service';
import { gatewayUnknownCredential } from './gateway-unknown-credential';
import { gatewayWithoutWorkload } from './gateway-without-workload';
import { imageAutoNotInjected } from './image-auto-not-injected';
import { imageAutoOnPod } from './image-auto-on-pod';
import { ingressBypassesRoutes } from './ingress-bypasses-routes';
import { jwksFetchUnrestricted } from './jwks-fetch-unrestricted';
import { jwtRouteWithoutAuthentication } from './jwt-route-without-authentication';
import { meshHostConflict } from './mesh-host-conflict';
import { namespaceInjectedByDefault } from './namespace-injected-by-default';
import { namespaceInjectionConflict } from './namespace-injection-conflict';
import { namespaceNotInjected } from './namespace-not-injected';
import { negativeCondition } from './negative-condition';
import { podWithoutProxy } from './pod-without-proxy';
import { policyUnknownNamespace } from './policy-unknown-namespace';
import { policyWithoutWorkload } from './policy-without-workload';
import { proxyImageMismatch } from './proxy-image-mismatch';
import { removedKind } from './removed-kind';
import { reservedUserId } from './reserved-user-id';
import { selectorOnKubernetesGateway } from './selector-on-kubernetes-gateway';
import { serviceEntryNeedsAddress } from './service-entry-needs-address';
import { serviceEntryProtocolConflict } from './service-entry-protocol-conflict';
import { servicePortName } from './service-port-name';
import { sidecarConflict } from './sidecar-conflict';
import { sidecarDefaultsConflict } from './sidecar-defaults-conflict';
import { sidecarInAmbient } from './sidecar-in-ambient';
import { sidecarWithoutWorkload } from './sidecar-without-workload';
import { telemetryConflict } from './telemetry-conflict';
import { telemetryDefaultsConflict } from './telemetry-defaults-conflict';
import { telemetryWithoutProvider } from './telemetry-without-provider';
import { telemetryWithoutWorkload } from './telemetry-without-workload';
import { virtualServiceHostNotOnGateway } from './virtual-service-host-not-on-gateway';
import { virtualServiceInternalGateway } from './virtual-service-internal-gateway';
import { virtualServicePortRequired } from './virtual-service-port-required';
import { virtualServiceUnknownGateway } from './virtual-service-unknown-gateway';
import { virtualServiceUnknownHost } from './virtual-service-unknown-host';
import { virtualServiceUnknownPort } from './virtual-service-unknown-port';
import { virtualServiceUnknownSubset } from './virtual-service-unknown-subset';
import { webhookAtIpAddress } from './webhook-at-ip-address';
import { webhookInvalid } from './webhook-invalid';
import { webhookWithoutAddress } from './webhook-without-address';

/** The rules that Istio's own analyzers have too, by the kind they speak of. */
export const istioRules: readonly Rule[] = [
  virtualServiceUnknownGateway,
  virtualServiceInternalGateway,
  virtualServiceHostNotOnGateway,
  virtualServiceUnknownHost,
  virtualServiceUnknownPort,
  virtualServicePortRequired,
  virtualServiceUnknownSubset,
  meshHostConflict,
  ingressBypassesRoutes,
  jwtRouteWithoutAuthentication,
  destinationRuleUnknownHost,
  destinationRuleEmptySubset,
  destinationRuleNoCa,
  destinationRulePortNoCa,
  gatewayWithoutWorkload,
  gatewayUnknownCredential,
  gatewayInvalidCredential,
  gatewayPortNotOnService,
  gatewayConflict,
  gatewayDuplicateCertificate,
  serviceEntryNeedsAddress,
  serviceEntryProtocolConflict,
  sidecarWithoutWorkload,
  sidecarConflict,
  sidecarDefaultsConflict,
  sidecarInAmbient,
  policyWithoutWorkload,
  policyUnknownNamespace,
  selectorOnKubernetesGateway,
  telemetryWithoutWorkload,
  telemetryConflict,
  telemetryDefaultsConflict,
  telemetryWithoutProvider,
  deprecatedTracingProvider,
  deprecatedField,
  removedKind,
  envoyFilterRelative,
  envoyFilterRelativeToVersion,
  envoyFilterAddIgnored,
  envoyFilterRemoveIgnored,
  envoyFilterReplaceIgnored,
  namespaceNotInjected,
  namespaceInjectedByDefault,
  namespaceInjectionConflict,
  servicePortName,
  externalNamePortName,
  deploymentProtocolConflict,
  deploymentTargetPortConflict,
  reservedUserId,
  annotationUnknown,
  annotationMisplaced,
  annotationInvalid,
  annotationDeprecated,
  webhookWithoutAddress,
  webhookAtIpAddress,
  webhookInvalid,
  imageAutoOnPod,
  imageAutoNotInjected,
  podWithoutProxy,
  proxyImageMismatch,
  gatewayApiTooOld,
  negativeCondition,
  jwksFetchUnrestricted,
];
