import type { Rule } from '../rule';
import { allowHttpOnTcpPort } from './allow-http-on-tcp-port';
import { authorizationServicePort } from './authorization-service-port';
import { authorizationUnknownHost } from './authorization-unknown-host';
import { authorizationUnknownMethod } from './authorization-unknown-method';
import { consistentHashAcrossVersions } from './consistent-hash-across-versions';
import { cookieMatchedExactly } from './cookie-matched-exactly';
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
import { faultDelayOutlastsTimeout } from './fault-delay-outlasts-timeout';
import { faultWithoutPercentage } from './fault-without-percentage';
import { fixedSniForManyHosts } from './fixed-sni-for-many-hosts';
import { gatewayDuplicateTlsHost } from './gateway-duplicate-tls-host';
import { gatewayHostCrashesIstiod } from './gateway-host-crashes-istiod';
import { gatewayNameWithoutNamespace } from './gateway-name-without-namespace';
import { gatewayPortConflict } from './gateway-port-conflict';
import { gatewayRouteShadowed } from './gateway-route-shadowed';
import { gatewayRouteToOriginalDestination } from './gateway-route-to-original-destination';
import { httpRouteToTlsPort } from './http-route-to-tls-port';
import { httpRouteWithoutDefault } from './http-route-without-default';
import { httpRulesOnTcpPort } from './http-rules-on-tcp-port';
import { httpRulesOnTlsPort } from './http-rules-on-tls-port';
import { httpsRedirectScopedHost } from './https-redirect-scoped-host';
import { httpsRedirectWithoutHttps } from './https-redirect-without-https';
import { identityWithoutMtls } from './identity-without-mtls';
import { ingressBeforeRedirect } from './ingress-before-redirect';
import { istioMutualOutsideMesh } from './istio-mutual-outside-mesh';
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
import { portPolicyUnknownPort } from './port-policy-unknown-port';
import { principalNeverMatches } from './principal-never-matches';
import { principalUnknownAccount } from './principal-unknown-account';
import { redirectWithoutAction } from './redirect-without-action';
import { requestAuthenticationWithoutPolicy } from './request-authentication-without-policy';
import { retriesExceedTimeout } from './retries-exceed-timeout';
import { retriesRepeatWrites } from './retries-repeat-writes';
import { retryNeverFits } from './retry-never-fits';
import { rewriteBreaksPath } from './rewrite-breaks-path';
import { rootSidecarWithSelector } from './root-sidecar-with-selector';
import { routeLayerMismatch } from './route-layer-mismatch';
import { serviceDotNamespaceHost } from './service-dot-namespace-host';
import { serviceEntryRepeated } from './service-entry-repeated';
import { serviceEntrySwallowed } from './service-entry-swallowed';
import { sidecarHidesRoutes } from './sidecar-hides-routes';
import { sidecarOutboundModeMissing } from './sidecar-outbound-mode-missing';
import { sidecarUnknownHost } from './sidecar-unknown-host';
import { sniWithoutSubjectAltNames } from './sni-without-subject-alt-names';
import { sourceMatchIgnored } from './source-match-ignored';
import { strictMtlsWithoutClientTls } from './strict-mtls-without-client-tls';
import { subsetWithoutLabels } from './subset-without-labels';
import { tlsOriginatedTwice } from './tls-originated-twice';
import { tlsToPlainPort } from './tls-to-plain-port';
import { weightWithoutAlternative } from './weight-without-alternative';
import { workloadEntryServiceAccount } from './workload-entry-service-account';

/** The rules that `istioctl analyze` has not: what breaks a mesh although every object of it is valid. */
export const meshRules: readonly Rule[] = [
  allowHttpOnTcpPort,
  authorizationServicePort,
  authorizationUnknownHost,
  authorizationUnknownMethod,
  consistentHashAcrossVersions,
  cookieMatchedExactly,
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
  faultDelayOutlastsTimeout,
  faultWithoutPercentage,
  fixedSniForManyHosts,
  gatewayDuplicateTlsHost,
  gatewayHostCrashesIstiod,
  gatewayNameWithoutNamespace,
  gatewayPortConflict,
  gatewayRouteShadowed,
  gatewayRouteToOriginalDestination,
  httpRouteToTlsPort,
  httpRouteWithoutDefault,
  httpRulesOnTcpPort,
  httpRulesOnTlsPort,
  httpsRedirectScopedHost,
  httpsRedirectWithoutHttps,
  identityWithoutMtls,
  ingressBeforeRedirect,
  istioMutualOutsideMesh,
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
  portPolicyUnknownPort,
  principalNeverMatches,
  principalUnknownAccount,
  redirectWithoutAction,
  requestAuthenticationWithoutPolicy,
  retriesExceedTimeout,
  retriesRepeatWrites,
  retryNeverFits,
  rewriteBreaksPath,
  rootSidecarWithSelector,
  routeLayerMismatch,
  serviceDotNamespaceHost,
  serviceEntryRepeated,
  serviceEntrySwallowed,
  sidecarHidesRoutes,
  sidecarOutboundModeMissing,
  sidecarUnknownHost,
  sniWithoutSubjectAltNames,
  sourceMatchIgnored,
  strictMtlsWithoutClientTls,
  subsetWithoutLabels,
  tlsOriginatedTwice,
  tlsToPlainPort,
  weightWithoutAlternative,
  workloadEntryServiceAccount,
];
