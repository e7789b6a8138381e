import type { Duration } from '../../imports/istio.generated';
import type { HTTPRouteProps, RouteDestinationProps } from '../../imports/istio-props.generated';
import type { DestinationLike } from '../../imports/references';
import type { Manifest } from '../model/manifest';
import { toLabel } from '../model/name';
import { referenceIn } from '../model/reference';
import { type Retries, withRetries } from './retries';

/** A VirtualService that holds routes of a target, by structure alone: the target may come from another copy of the package. */
export interface RouteHolder {
  readonly name: string;
  readonly namespace: string | undefined;
  toJson(): Manifest;
}

/**
 * Something that has routes of its own, which hold wherever traffic comes from: a gateway that routes to it writes the
 * same splits, pins, timeouts and retries into its own VirtualService, because a gateway never reads those of the mesh.
 */
export interface RouteTarget {
  /** How messages and route names call it. */
  readonly routeName: string;
  /** The routes, most specific first, the default last. */
  httpRoutes(settings?: RouteSettings): readonly HTTPRouteProps[];
  /** Where connections go that nobody looks into (TLS pass-through, TCP), with weights. */
  connectionRoutes(port?: number): readonly RouteDestinationProps[];
  /** Says that pods of the namespace send traffic there, for targets that are not seen everywhere. */
  usedFrom?(namespace: string): void;
  /** Says which VirtualService holds its routes too, for targets of which somebody else changes the weights. */
  usedBy?(virtualService: RouteHolder): void;
}

/** What a caller of a target wants otherwise than the target says. */
export interface RouteSettings {
  /** The port of the target. @default - its first HTTP port */
  readonly port?: number | undefined;
  /** @default - the target's */
  readonly timeout?: Duration | undefined;
  /** @default - the target's */
  readonly retries?: Retries | undefined;
}

/** What a route may lead to: a pattern with its own routes, or a plain destination. */
export type RouteTo = RouteTarget | DestinationLike;

/** Whether a target has routes of its own. */
function isRouteTarget(to: RouteTo): to is RouteTarget {
  return typeof (to as Partial<RouteTarget>).httpRoutes === 'function';
}

/** A target on one of its ports. */
export function atPort(target: RouteTarget, name: string, port: number | undefined): RouteTarget {
  return {
    routeName: `${target.routeName}-${name}`,
    httpRoutes: (settings) => target.httpRoutes({ ...settings, port }),
    connectionRoutes: () => target.connectionRoutes(port),
    usedBy: (virtualService) => target.usedBy?.(virtualService),
  };
}

/** A plain destination as a target with one route, or `undefined` when it is neither (a string that slipped past the types). */
export function asRouteTarget(to: RouteTo): RouteTarget | undefined {
  if (typeof to !== 'object' || to === null) return undefined;
  if (isRouteTarget(to)) return to;
  const destination = referenceIn(to, 'Destination');
  if (destination === undefined) return undefined;
  const name = toLabel(destination.host.name.split('.', 1)[0] ?? '') ?? 'route';
  return {
    routeName: name,
    httpRoutes: ({ timeout, retries } = {}) =>
      withRetries({ name, route: [{ destination }], ...(timeout === undefined ? {} : { timeout }) }, retries),
    connectionRoutes: () => [{ destination }],
  };
}
