/**
 * The Istio release that brought a field (`Shape.field`), a value of an enum (`Shape.field=VALUE`), a version of a kind
 * (`Kind@version`) or a kind (`Kind`). What is not here is as old as 1.20 or older.
 */
export const istioSince: Readonly<Record<string, readonly string[]>> = {
  '1.21': [
    'ConnectionPoolSettingsHTTPSettings.maxConcurrentStreams',
    'ConnectionPoolSettingsTCPSettings.idleTimeout',
    'TrafficPolicy.proxyProtocol',
    'JWTRule.fromCookies',
  ],
  '1.22': [
    'AuthorizationPolicySpec.targetRefs',
    'RequestAuthenticationSpec.targetRefs',
    'TelemetrySpec.targetRefs',
    'WasmPluginSpec.targetRefs',
    'EnvoyFilterSpec.targetRefs',
    'ServerTLSSettings.caCrl',
    'ClientTLSSettings.caCrl',
    'JWTRule.timeout',
    'DestinationRule@v1',
    'Gateway@v1',
    'ServiceEntry@v1',
    'Sidecar@v1',
    'VirtualService@v1',
    'WorkloadEntry@v1',
    'WorkloadGroup@v1',
    'PeerAuthentication@v1',
    'Telemetry@v1',
  ],
  '1.23': ['CorsPolicy.unmatchedPreflights'],
  '1.24': ['LoadBalancerSettings.warmup'],
  '1.25': [
    'Source.serviceAccounts',
    'Source.notServiceAccounts',
    'EnvoyFilterRouteConfigurationMatchVirtualHostMatch.domainName',
    'Tracing.enableIstioTags',
    'ReadinessProbe.grpc',
  ],
  '1.26': [
    'ServerTLSSettings.credentialNames',
    'ServerTLSSettings.tlsCertificates',
    'HTTPRetry.backoff',
    'HTTPRetry.retryIgnorePreviousHosts',
  ],
  '1.27': ['TrafficPolicy.retryBudget', 'WasmPluginSpec.failStrategy=FAIL_RELOAD'],
  '1.28': [
    'LoadBalancerSettingsConsistentHashLBHTTPCookie.attributes',
    'ServerTLSSettings.caCertCredentialName',
    'JWTRule.spaceDelimitedClaims',
    'ServiceEntrySpec.resolution=DYNAMIC_DNS',
  ],
  '1.29': [
    'EnvoyFilterEnvoyConfigObjectMatch.context=WAYPOINT',
    'EnvoyFilterEnvoyConfigObjectMatch.waypoint',
    'TracingCustomTag.formatter',
  ],
  '1.30': ['TrafficExtension', 'Source.trustDomains', 'Source.notTrustDomains', 'Tracing.disableContextPropagation'],
  '1.31': [
    'ConnectionPoolSettingsHTTPSettings.http2KeepAlive',
    'LoadBalancerSettings.zoneAwareLbSetting',
    'OutlierDetection.outlierDetectionHttpErrorCodes',
    'TrafficPolicyRetryBudget.budgetInterval',
    'ServerTLSSettings.insecureSkipVerify',
    'HTTPRedirect.prefixRewrite',
    'EnvoyFilterPatch.operation=MERGE_AND_REPLACE_LIST',
  ],
};
