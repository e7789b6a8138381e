import type { Construct } from 'constructs';
import type {
  HTTPRouteDestinationProps,
  HTTPRouteProps,
  TrafficPolicyProps,
} from '../../imports/istio-props.generated';
import { report } from '../model/problem';
import type { ShapeOf } from '../model/shape';
import { splitProblems } from '../model/split';
import { unknownKeys } from '../model/unknown-keys';
import { AFFINITY, type Affinity, affinityPolicy, affinityProblems } from './affinity';
import {
  type ControlledSplit,
  controllerProblems,
  isControlled,
  type SplitRoutes,
  splitRoutesIn,
} from './controlled-split';
import type { Match } from './match';
import { percentProblems } from './percent';
import type { ResolvedPort } from './ports';
import type { RouteHolder } from './route-target';
import { soundProps } from './sound-props';
import { STICKY_VERSION, type StickyVersion, setStickyCookie, stickyVersionProblems } from './sticky-version';
import { VersionedService } from './versioned-service';
import { VERSIONED_SERVICE, VERSIONS, type VersionedServiceProps, type Versions } from './versioned-service-props';
import { matchCookie } from './when';

/** Whole percents by version; together they are 100. A version that is not named gets nothing. */
export type Split<Version extends string> = { readonly [V in Version]?: number };

/** Props of {@link CanaryService}. */
export interface CanaryServiceProps<Version extends string> extends VersionedServiceProps {
  /** The versions by name: each becomes a subset. */
  readonly versions: Versions<Version>;
  /**
   * How the requests nobody pinned are shared between the versions.
   * @default - everything to the only version; with several versions it has to be said
   */
  readonly split?: Split<NoInfer<Version>> | ControlledSplit<NoInfer<Version>>;
  /** Which pod inside the version that was drawn. @default - `loadBalancer` */
  readonly affinity?: Affinity;
  /** Keeps a caller on the version it was given first. @default - every request is drawn anew */
  readonly stickyVersion?: StickyVersion;
  /** Sends a copy of some requests to a version; nobody waits for its answer. @default - none */
  readonly mirror?: { readonly to: NoInfer<Version>; readonly percent: number };
}

const CANARY_SERVICE = {
  ...VERSIONED_SERVICE,
  versions: VERSIONS,
  split: true,
  affinity: AFFINITY,
  stickyVersion: STICKY_VERSION,
  mirror: { to: true, percent: true },
} satisfies ShapeOf<CanaryServiceProps<string>>;

/**
 * A service in several versions, with a split between them that holds in the mesh and at every gateway that routes to
 * it. Writes a `Service` (unless one is given), a `DestinationRule` with a subset per version, and a `VirtualService`
 * whose last route is the split.
 *
 * Mistakes (an unknown version, a split that does not add up to 100) are told at synth, all at once.
 *
 * @see https://istio.io/latest/docs/tasks/traffic-management/traffic-shifting/
 *
 * @example
 * const products = new CanaryService(chart, 'products', {
 *   port: 8080,
 *   versions: { v1: {}, v2: {} },
 *   split: { v1: 90, v2: 10 },
 *   timeout: seconds(5),
 *   retries: { attempts: 3, perTryTimeout: seconds(2) },
 *   circuitBreaker: { http2MaxRequests: 100, consecutive5xxErrors: 3, interval: seconds(10) },
 * });
 * products.route({ when: { headers: { 'x-version': 'v2' } }, to: 'v2' });
 */
export class CanaryService<const Version extends string = string> extends VersionedService<Version> {
  readonly #props: CanaryServiceProps<Version>;
  readonly #gatewayRoutes = new Set<RouteHolder>();
  #areSplitRoutesRead = false;

  constructor(scope: Construct, id: string, props: CanaryServiceProps<Version>) {
    super(scope, id, props, 'versions');
    // A class of the user's may take props of its own.
    const slips = new.target === CanaryService ? unknownKeys(props, CANARY_SERVICE) : [];
    for (const slip of slips) report(this, slip);
    const { stickyVersion, ...sound } = soundProps(props).props;
    const problems = stickyVersion === undefined ? [] : stickyVersionProblems(stickyVersion);
    for (const problem of problems) report(this, problem);
    this.#props = { ...sound, ...(problems.length === 0 ? { stickyVersion } : {}) };
    this.#check();
  }

  /**
   * The VirtualServices that carry the split, each with the names of its routes that do: what a rollout controller
   * changes the weights of. It is what Argo Rollouts takes as `trafficRouting.istio.virtualServices`. Read it when the
   * gateways' `route()` calls are made: one that comes later is an error.
   */
  get splitRoutes(): readonly SplitRoutes[] {
    this.#areSplitRoutesRead = true;
    return splitRoutesIn([this.virtualService, ...this.#gatewayRoutes], this.service);
  }

  override usedBy(virtualService: RouteHolder): void {
    if (this.#areSplitRoutesRead && !this.#gatewayRoutes.has(virtualService)) {
      report(
        this,
        `is routed to by VirtualService ${virtualService.name} after "splitRoutes" was read, so that the controller would never learn of it; read it later`,
      );
    }
    this.#gatewayRoutes.add(virtualService);
  }

  protected override defaultRoutes(port: ResolvedPort): HTTPRouteProps[] {
    const { stickyVersion, mirror } = this.#props;
    const mirrors: Pick<HTTPRouteProps, 'mirrors'> =
      mirror === undefined
        ? {}
        : {
            mirrors: [
              { destination: this.towards(mirror.to, port).destination, percentage: { value: mirror.percent } },
            ],
          };
    const weights = Object.entries(this.connectionWeights());
    const split: HTTPRouteProps = {
      name: 'split',
      route: weights.map(([version, weight]) => this.#sticking(this.towards(version, port, weight), version)),
      ...mirrors,
    };
    if (stickyVersion === undefined) return [split];
    const sticky = this.#keptVersions().map((version): HTTPRouteProps => {
      const match: Match = { headers: { cookie: matchCookie(stickyVersion.cookie, version) } };
      return { name: `sticky-${version}`, match: [match], route: [this.towards(version, port)], ...mirrors };
    });
    return [...sticky, split];
  }

  protected override connectionWeights(): Readonly<Record<string, number>> {
    const { split } = this.#props;
    if (split === undefined) return { [this.versionNames[0] ?? '']: 100 };
    if (isControlled(split)) return { [split.stable]: 100, [split.canary]: 0 };
    return Object(split);
  }

  protected override trafficPolicy(): TrafficPolicyProps {
    const { affinity } = this.#props;
    return affinity === undefined ? {} : { loadBalancer: affinityPolicy(affinity) };
  }

  protected override defaultLabels(version: string): Readonly<Record<string, string>> {
    return isControlled(this.#props.split) ? this.selector : super.defaultLabels(version);
  }

  /** The versions that keep their callers: one that gets nothing any more gives them back to the split. */
  #keptVersions(): string[] {
    if (isControlled(this.#props.split)) return this.versionNames;
    const weights = this.connectionWeights();
    return this.versionNames.filter((version) => isShare(weights[version]));
  }

  #sticking(destination: HTTPRouteDestinationProps, version: string): HTTPRouteDestinationProps {
    const { stickyVersion } = this.#props;
    return stickyVersion === undefined
      ? destination
      : { ...destination, headers: setStickyCookie(stickyVersion, version) };
  }

  #check(): void {
    const { split, mirror, affinity, stickyVersion } = this.#props;
    const versions = this.versionNames;
    if (isControlled(split)) {
      for (const problem of controllerProblems(split)) report(this, problem);
      for (const role of ['stable', 'canary'] as const) this.checkVersion(split[role], `split.${role}`);
      if (split.stable === split.canary) report(this, `rolls out "${split.stable}" in place of itself`);
    } else if (split !== undefined) {
      for (const problem of splitProblems(split, versions)) report(this, problem);
    } else if (versions.length > 1) {
      report(
        this,
        `has ${versions.length} versions and no split, so nothing says who gets what; give one, like split: { ${versions[0]}: 100 }`,
      );
    }
    if (mirror !== undefined) {
      this.checkVersion(mirror.to, 'mirror.to');
      for (const problem of percentProblems('mirror.percent', mirror.percent)) report(this, problem);
    }
    const drawn = stickyVersion === undefined && !isControlled(split) && shares(split ?? {}) > 1;
    if (affinity !== undefined)
      for (const problem of affinityProblems(affinity, drawn, this.#props)) report(this, problem);
  }
}

/** How many versions get something. */
function shares(split: Split<string>): number {
  return Object.values(split).filter(isShare).length;
}

function isShare(weight: unknown): boolean {
  return typeof weight === 'number' && weight > 0;
}
