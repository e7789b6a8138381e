export { AbTestService, type AbTestServiceProps } from './ab-test-service';
export type { Affinity, AffinityCookie } from './affinity';
export {
  CanaryService,
  type CanaryServiceProps,
  type Split,
} from './canary-service';
export type { CircuitBreaker, ConnectionBreaker, ConnectionLimits } from './circuit-breaker';
export type { ControlledSplit, SplitRoutes } from './controlled-split';
export { ExternalApi } from './external-api';
export type {
  ClientCertificate,
  ExternalApiCommon,
  ExternalApiProps,
  ExternalHttpSettings,
  MeshCannotReadTls,
  OriginateApi,
  PassthroughApi,
  PlainHttpApi,
  TcpApi,
} from './external-api-props';
export type { Fault } from './fault';
export type {
  ForwardAction,
  GatewayAction,
  GatewayRoute,
  GatewayRouteMatch,
  GatewayRouteSettings,
  Redirect,
  RedirectAction,
  ResponseAction,
  ServedHost,
} from './gateway-route';
export type { HostTls, MinProtocolVersion, PassthroughTls, TerminatedTls } from './gateway-tls';
export type { Match } from './match';
export type { Override } from './merge';
export type { HttpMethod } from './methods';
export type { PathCondition } from './path';
export type { PortProps, PortsProps } from './ports';
export type { RequestSettings } from './request-settings';
export type { Retries } from './retries';
export type { RouteHolder, RouteSettings, RouteTarget, RouteTo } from './route-target';
export { SecureGateway } from './secure-gateway';
export type { IngressPods, SecureGatewayProps, TlsTerminatedBefore } from './secure-gateway-props';
export type { StickyVersion } from './sticky-version';
export { VersionedService } from './versioned-service';
export type {
  VersionedServiceOverride,
  VersionedServiceProps,
  VersionProps,
  Versions,
} from './versioned-service-props';
export type { RequestCondition, TextCondition, When } from './when';
