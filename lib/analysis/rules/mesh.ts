import type { Rule } from '../rule';
import { allowHttpOnTcpPort } from './allow-http-on-tcp-port';
import { ambientPolicyBySelector } from './ambient-policy-by-selector';
import { ambientPolicyWithoutWaypoint } from './ambient-policy-without-waypoint';
import { ambientRoutesWithoutWaypoint } from './ambient-routes-without-waypoint';
import { ambientRuleOutsideNamespace } from './ambient-rule-outside-namespace';
import { ambientSettingsWithoutWaypoint } from './ambient-settings-without-waypoint';
import { authorizationServicePort } from './authorization-service-port';
import { authorizationUnknownHost } from './authorization-unknown-host';
import { authorizationUnknownMethod } from './authorization-unknown-method';
import { authorizationUnknownProvider } from './authorization-unknown-provider';
import { claimMatchWithoutValue } from './claim-match-without-value';
import { consistentHashAcrossVersions } from './consistent-hash-across-versions';
import { cookieMatchedExactly } from './cookie-matched-exactly';
import { corsPreflightDenied } from './cors-preflight-denied';
import { credentialNameNeedsWorkloadSelector } from './credential-name-needs-workload-selector';
import { credentialOutOfReach } from './credential-out-of-reach';
import { delegateMatchConflict } from './delegate-match-conflict';
import { delegateNotFound } from './delegate-not-found';
import { denyHostWithoutPort } from './deny-host-without-port';
import { denyHttpOnTcpPort } from './deny-http-on-tcp-port';
import { denyLetsPlaintextThrough } from './deny-lets-plaintext-through';
import { denyLiteralPath } from './deny-literal-path';
import { destinationRepeated } from './destination-repeated';
import { destinationRuleHidesTls } from './destination-rule-hides-tls';
import { destinationRuleMergedAway } from './destination-rule-merged-away';
import { destinationRuleOutOfSight } from './destination-rule-out-of-sight';
import { destinationRuleTlsMismatch } from './destination-rule-tls-mismatch';
import { egressGatewayLoop } from './egress-gateway-loop';
import { egressHopTls } from './egress-hop-tls';
import { exportToUnknownNamespace } from './export-to-unknown-namespace';
import { faultDelayOutlastsTimeout } from './fault-delay-outlasts-timeout';
import { faultWithoutPercentage } from './fault-without-percentage';
import { fixedSniForManyHosts } from './fixed-sni-for-many-hosts';
import { gatewayAddressRepeated } from './gateway-address-repeated';
import { gatewayDuplicateTlsHost } from './gateway-duplicate-tls-host';
import { gatewayHostCrashesIstiod } from './gateway-host-crashes-istiod';
import { gatewayNameWithoutNamespace } from './gateway-name-without-namespace';
import { gatewayPortConflict } from './gateway-port-conflict';
import { gatewayRouteShadowed } from './gateway-route-shadowed';
import { gatewayRouteToOriginalDestination } from './gateway-route-to-original-destination';
import { grpcRouteNamesake } from './grpc-route-namesake';
import { httpRouteToTlsPort } from './http-route-to-tls-port';
import { httpRouteWithoutDefault } from './http-route-without-default';
import { httpRulesOnTcpPort } from './http-rules-on-tcp-port';
import { httpRulesOnTlsPort } from './http-rules-on-tls-port';
import { httpsRedirectScopedHost } from './https-redirect-scoped-host';
import { httpsRedirectWithoutHttps } from './https-redirect-without-https';
import { identityWithoutMtls } from './identity-without-mtls';
import { ingressBeforeRedirect } from './ingress-before-redirect';
import { istioMutualOutsideMesh } from './istio-mutual-outside-mesh';
import { listenerCertificateOutOfReach } from './listener-certificate-out-of-reach';
import { localRateLimitInactive } from './local-rate-limit-inactive';
import { localityFailoverWithoutOutlierDetection } from './locality-failover-without-outlier-detection';
import { mirrorWithoutPercentage } from './mirror-without-percentage';
import { mtlsServicePort } from './mtls-service-port';
import { outlierDetectionLimitUnset } from './outlier-detection-limit-unset';
import { outlierDetectionNeverEjects } from './outlier-detection-never-ejects';
import { peerAuthenticationIgnored } from './peer-authentication-ignored';
import { perTryTimeoutNotRetried } from './per-try-timeout-not-retried';
import { plainHttpTo443 } from './plain-http-to-443';
import { policyDropsInheritedSettings } from './policy-drops-inherited-settings';
import { policySelectsNothing } from './policy-selects-nothing';
import { policyUnknownTarget } from './policy-unknown-target';
import { portPolicyUnknownPort } from './port-policy-unknown-port';
import { principalNeverMatches } from './principal-never-matches';
import { principalUnknownAccount } from './principal-unknown-account';
import { redirectWithoutAction } from './redirect-without-action';
import { referenceGrantUnknownNamespace } from './reference-grant-unknown-namespace';
import { requestAuthenticationWithoutPolicy } from './request-authentication-without-policy';
import { retriesExceedTimeout } from './retries-exceed-timeout';
import { retriesRepeatWrites } from './retries-repeat-writes';
import { retryNeverFits } from './retry-never-fits';
import { rewriteBreaksPath } from './rewrite-breaks-path';
import { rootSidecarWithSelector } from './root-sidecar-with-selector';
import { routeBackendNotGranted } from './route-backend-not-granted';
import { routeLayerMismatch } from './route-layer-mismatch';
import { routeUnknownBackend } from './route-unknown-backend';
import { routeUnknownParent } from './route-unknown-parent';
import { serviceDotNamespaceHost } from './service-dot-namespace-host';
import { serviceEntryRepeated } from './service-entry-repeated';
import { serviceEntrySwallowed } from './service-entry-swallowed';
import { serviceTargetPortUnknown } from './service-target-port-unknown';
import { sidecarHidesRoutes } from './sidecar-hides-routes';
import { sidecarInAmbientNamespace } from './sidecar-in-ambient-namespace';
import { sidecarOutboundModeMissing } from './sidecar-outbound-mode-missing';
import { sidecarUnknownHost } from './sidecar-unknown-host';
import { sniWithoutSubjectAltNames } from './sni-without-subject-alt-names';
import { sourceMatchIgnored } from './source-match-ignored';
import { strictMtlsWithoutClientTls } from './strict-mtls-without-client-tls';
import { subsetOutOfSight } from './subset-out-of-sight';
import { subsetWithoutLabels } from './subset-without-labels';
import { telemetryUnknownProvider } from './telemetry-unknown-provider';
import { tlsOriginatedTwice } from './tls-originated-twice';
import { tlsToPlainPort } from './tls-to-plain-port';
import { virtualServiceBesideRoute } from './virtual-service-beside-route';
import { waypointNotFound } from './waypoint-not-found';
import { waypointOutsideAmbient } from './waypoint-outside-ambient';
import { weightWithoutAlternative } from './weight-without-alternative';
import { workloadEntryServiceAccount } from './workload-entry-service-account';
import { workloadGroupRepeated } from './workload-group-repeated';
import { workloadGroupUnknownAccount } from './workload-group-unknown-account';
import { workloadSidecarAndAmbient } from './workload-sidecar-and-ambient';
import { workloadWithoutPolicy } from './workload-without-policy';

/** The rules that `istioctl analyze` has not: what breaks a mesh although every object of it is valid. */
export const meshRules: readonly Rule[] = [
  allowHttpOnTcpPort,
  ambientPolicyBySelector,
  ambientPolicyWithoutWaypoint,
  ambientRoutesWithoutWaypoint,
  ambientRuleOutsideNamespace,
  ambientSettingsWithoutWaypoint,
  authorizationServicePort,
  authorizationUnknownHost,
  authorizationUnknownMethod,
  authorizationUnknownProvider,
  claimMatchWithoutValue,
  consistentHashAcrossVersions,
  cookieMatchedExactly,
  corsPreflightDenied,
  credentialNameNeedsWorkloadSelector,
  credentialOutOfReach,
  delegateMatchConflict,
  delegateNotFound,
  denyHostWithoutPort,
  denyHttpOnTcpPort,
  denyLetsPlaintextThrough,
  denyLiteralPath,
  destinationRepeated,
  destinationRuleHidesTls,
  destinationRuleMergedAway,
  destinationRuleOutOfSight,
  destinationRuleTlsMismatch,
  egressGatewayLoop,
  egressHopTls,
  exportToUnknownNamespace,
  faultDelayOutlastsTimeout,
  faultWithoutPercentage,
  fixedSniForManyHosts,
  gatewayAddressRepeated,
  gatewayDuplicateTlsHost,
  gatewayHostCrashesIstiod,
  gatewayNameWithoutNamespace,
  gatewayPortConflict,
  gatewayRouteShadowed,
  gatewayRouteToOriginalDestination,
  grpcRouteNamesake,
  httpRouteToTlsPort,
  httpRouteWithoutDefault,
  httpRulesOnTcpPort,
  httpRulesOnTlsPort,
  httpsRedirectScopedHost,
  httpsRedirectWithoutHttps,
  identityWithoutMtls,
  ingressBeforeRedirect,
  istioMutualOutsideMesh,
  listenerCertificateOutOfReach,
  localRateLimitInactive,
  localityFailoverWithoutOutlierDetection,
  mirrorWithoutPercentage,
  mtlsServicePort,
  outlierDetectionLimitUnset,
  outlierDetectionNeverEjects,
  peerAuthenticationIgnored,
  perTryTimeoutNotRetried,
  plainHttpTo443,
  policyDropsInheritedSettings,
  policySelectsNothing,
  policyUnknownTarget,
  portPolicyUnknownPort,
  principalNeverMatches,
  principalUnknownAccount,
  redirectWithoutAction,
  referenceGrantUnknownNamespace,
  requestAuthenticationWithoutPolicy,
  retriesExceedTimeout,
  retriesRepeatWrites,
  retryNeverFits,
  rewriteBreaksPath,
  rootSidecarWithSelector,
  routeBackendNotGranted,
  routeLayerMismatch,
  routeUnknownBackend,
  routeUnknownParent,
  serviceDotNamespaceHost,
  serviceEntryRepeated,
  serviceEntrySwallowed,
  serviceTargetPortUnknown,
  sidecarHidesRoutes,
  sidecarInAmbientNamespace,
  sidecarOutboundModeMissing,
  sidecarUnknownHost,
  sniWithoutSubjectAltNames,
  sourceMatchIgnored,
  strictMtlsWithoutClientTls,
  subsetOutOfSight,
  subsetWithoutLabels,
  telemetryUnknownProvider,
  tlsOriginatedTwice,
  tlsToPlainPort,
  virtualServiceBesideRoute,
  waypointNotFound,
  waypointOutsideAmbient,
  weightWithoutAlternative,
  workloadEntryServiceAccount,
  workloadGroupRepeated,
  workloadGroupUnknownAccount,
  workloadSidecarAndAmbient,
  workloadWithoutPolicy,
];
