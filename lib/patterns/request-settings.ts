import type { Duration } from '../../imports/istio.generated';
import type { HTTPRouteProps } from '../../imports/istio-props.generated';
import type { ShapeOf } from '../model/shape';
import { FAULT, type Fault, httpFault } from './fault';
import { RETRIES, type Retries, withRetries } from './retries';

/** What can be said of requests wherever the mesh reads them. */
export interface RequestSettings {
  /** How long a request may take, all its tries together. @default - no limit, as in Istio */
  readonly timeout?: Duration;
  /** How failed requests are tried again. @default - Istio's: two tries, on connection failures alone */
  readonly retries?: Retries;
  /** Errors or delays put in on purpose, on every route. @default - none */
  readonly fault?: Fault;
}

/** The keys of {@link RequestSettings}. */
export const REQUEST_SETTINGS = { timeout: true, retries: RETRIES, fault: FAULT } satisfies ShapeOf<RequestSettings>;

/** The route with its settings: one route, or two when some of its methods must not be repeated. */
export function withSettings(route: HTTPRouteProps, settings: RequestSettings, grpc = false): HTTPRouteProps[] {
  const { timeout, retries, fault } = settings;
  const whole: HTTPRouteProps = {
    ...route,
    ...(timeout === undefined ? {} : { timeout }),
    ...(fault === undefined ? {} : { fault: httpFault(fault) }),
  };
  return withRetries(whole, retries, grpc);
}
