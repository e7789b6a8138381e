import type { ServiceSpec } from 'kubernetes-types/core/v1';
import type { LoadBalancerSettings } from '../../imports/istio.generated';
import type { DestinationRuleSpecProps, VirtualServiceSpecProps } from '../../imports/istio-props.generated';
import type { Labels } from '../model/labels';
import type { ShapeOf } from '../model/shape';
import type { ServiceLike } from '../resources/service';
import { CIRCUIT_BREAKER, type CircuitBreaker } from './circuit-breaker';
import type { Override } from './merge';
import { PORTS, type PortsProps } from './ports';
import { REQUEST_SETTINGS, type RequestSettings } from './request-settings';

/** What can be said of one version of a service. */
export interface VersionProps {
  /** Labels that tell the pods of this version from the others. @default - `version`, with the version's name */
  readonly labels?: Labels;
  /** Limits of this version alone; they are laid over the service's. @default - the service's */
  readonly circuitBreaker?: CircuitBreaker;
  /** Load balancing of this version alone. @default - the service's */
  readonly loadBalancer?: LoadBalancerSettings;
}

/** Versions by name. */
export type Versions<Version extends string> = Readonly<Record<Version, VersionProps>>;

/** The keys of {@link Versions}. */
export const VERSIONS = {
  '*': { labels: true, circuitBreaker: CIRCUIT_BREAKER, loadBalancer: true },
} satisfies ShapeOf<Versions<string>>;

/** The versions as they were declared; `names` is the prop that does. */
export function declaredVersions(props: object, names: 'versions' | 'variants'): Map<string, VersionProps> {
  const declared: Versions<string> = Object((props as Readonly<Record<string, unknown>>)[names]);
  return new Map(Object.entries<VersionProps | null>(declared).map(([name, own]) => [name, own ?? {}]));
}

/** What {@link CanaryService} and {@link AbTestService} have in common. */
export interface VersionedServiceProps extends PortsProps, RequestSettings {
  /**
   * A Service that exists already; then none is written, and the rules for it go to its namespace, where callers look
   * for them.
   * @default - a Service of this construct's name
   */
  readonly service?: ServiceLike;
  /** Which pods belong to the service, all versions together. @default - `app`, with the construct's name */
  readonly selector?: Labels;
  /** Limits, and when failing pods are taken out. @default - none */
  readonly circuitBreaker?: CircuitBreaker;
  /** How the pods of a version share its requests. @default - Istio's, LEAST_REQUEST */
  readonly loadBalancer?: LoadBalancerSettings;
  /** What is merged last into the objects, for whatever this construct has no prop for. @default - nothing */
  readonly override?: VersionedServiceOverride;
}

/** Parts of the objects' specs, merged last; lists are replaced. */
export interface VersionedServiceOverride {
  /** @default - nothing */
  readonly service?: Override<ServiceSpec>;
  /** @default - nothing */
  readonly destinationRule?: Override<DestinationRuleSpecProps>;
  /** @default - nothing */
  readonly virtualService?: Override<VirtualServiceSpecProps>;
}

/** The keys of {@link VersionedServiceProps}. */
export const VERSIONED_SERVICE = {
  ...PORTS,
  ...REQUEST_SETTINGS,
  service: true,
  selector: true,
  circuitBreaker: CIRCUIT_BREAKER,
  loadBalancer: true,
  override: { service: true, destinationRule: true, virtualService: true },
} satisfies ShapeOf<VersionedServiceProps>;
