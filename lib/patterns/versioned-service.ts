import { Construct } from 'constructs';
import type { ServiceSpec } from 'kubernetes-types/core/v1';
import type { Duration } from '../../imports/istio.generated';
import type {
  DestinationRuleSpecProps,
  HTTPRouteDestinationProps,
  HTTPRouteProps,
  RouteDestinationProps,
  SubsetProps,
  TCPRouteProps,
  TrafficPolicyProps,
  VirtualServiceSpecProps,
} from '../../imports/istio-props.generated';
import { Destination } from '../model/destination';
import type { Host } from '../model/host';
import type { Labels } from '../model/labels';
import { nameProblem } from '../model/name';
import { noteOrigin } from '../model/origin';
import { type Place, placeOfCall, report } from '../model/problem';
import { isHttp } from '../model/protocol';
import { suggestion } from '../model/suggestion';
import { DestinationRule } from '../resources/destination-rule';
import { Service, type ServiceLike } from '../resources/service';
import { VirtualService } from '../resources/virtual-service';
import { breakerPolicy } from './circuit-breaker';
import { httpFault } from './fault';
import { late, type Parts } from './late';
import type { Match } from './match';
import { formatPathCondition } from './path';
import { httpPorts, onPort, type ResolvedPort, resolvePorts, servicePort } from './ports';
import { withRetries } from './retries';
import type { RouteSettings, RouteTarget } from './route-target';
import { rank } from './specificity';
import { subsetPolicy } from './subset-policy';
import type { VersionedServiceProps, VersionProps, Versions } from './versioned-service-props';
import { toMatches, type When, whenProblems } from './when';

/** A `route()` call: which requests, to which version. */
interface Pin {
  readonly path: When['path'];
  readonly matches: readonly Match[];
  readonly to: string;
  readonly name: string;
  readonly place: Place;
}

/** One host, several versions of it, and routes between them that hold in the mesh and at every gateway. */
export abstract class VersionedService<Version extends string> extends Construct implements RouteTarget {
  /** The Service, or the one that was given. */
  readonly service: ServiceLike;
  readonly destinationRule: DestinationRule;
  readonly virtualService: VirtualService;
  readonly #props: VersionedServiceProps;
  readonly #versions: ReadonlyMap<string, VersionProps>;
  readonly #ports: readonly ResolvedPort[];
  protected readonly selector: Labels;
  readonly #pins: Pin[] = [];

  protected constructor(scope: Construct, id: string, props: VersionedServiceProps, versions: Versions<Version>) {
    super(scope, id);
    noteOrigin(this, new.target);
    this.#props = props;
    this.selector = props.selector ?? { app: id };
    this.#versions = new Map(Object.entries(isObject(versions) ? (versions as Versions<string>) : {}));
    const { ports, problems } = resolvePorts(props);
    this.#ports = ports;
    this.service = props.service ?? this.#makeService(id);
    for (const problem of [...problems, ...this.#versionProblems()]) report(this, problem);
    this.destinationRule = this.#makeDestinationRule(id);
    this.virtualService = this.#makeVirtualService(id);
  }

  /** The service's name in the mesh. */
  get host(): Host {
    return this.service.host;
  }

  get routeName(): string {
    return this.node.id;
  }

  /** The route every request takes that nothing else takes. */
  protected abstract defaultRoutes(port: ResolvedPort): HTTPRouteProps[];

  /** Where connections go that carry no requests Istio reads. */
  protected abstract connectionWeights(): Readonly<Record<string, number>>;

  /** What is laid over the traffic policy, by the subclass. */
  protected trafficPolicy(): TrafficPolicyProps {
    return {};
  }

  /** Headers a route to this destination sets. */
  protected destinationHeaders(_version: string): HTTPRouteDestinationProps['headers'] {
    return undefined;
  }

  /**
   * One version as a destination, for routes that are made elsewhere. Timeout and retries belong to routes, so they do
   * not come along.
   *
   * @param port - the port by name, where there are several
   */
  version(version: Version, port?: string): Destination {
    this.checkVersion(version, 'version()', placeOfCall(this.version));
    const known = port === undefined ? this.#ports[0] : this.#ports.find((candidate) => candidate.name === port);
    if (known === undefined && port !== undefined) {
      const names = this.#ports.map((candidate) => candidate.name);
      report(this, `has no port "${port}". ${suggestion(port, names)}`, [placeOfCall(this.version)]);
    }
    return new Destination(this.host, { subset: version, port: known?.number });
  }

  /** The labels that make a pod one of this version, for the template of its Deployment. */
  podLabels(version: Version): Labels {
    this.checkVersion(version, 'podLabels()', placeOfCall(this.podLabels));
    return { ...this.selector, ...this.#labels(version) };
  }

  /**
   * Sends the requests that satisfy `when` to one version. More specific routes come first, whatever the order of the
   * calls; the default stays last.
   */
  route(route: { readonly when: When; readonly to: NoInfer<Version> }): this {
    const place = placeOfCall(this.route);
    if (!this.checkVersion(route.to, 'route()', place)) return this;
    const problems = whenProblems(route.when);
    for (const problem of problems) report(this, `route to "${route.to}" ${problem}`, [place]);
    const nth = this.#pins.filter((pin) => pin.to === route.to).length + 1;
    const matches = toMatches(route.when);
    this.#pins.push({ path: route.when.path, matches, to: route.to, name: `${route.to}-${nth}`, place });
    return this;
  }

  httpRoutes(settings: RouteSettings = {}): readonly HTTPRouteProps[] {
    const resolved = this.#ports.find(({ number }) => number === settings.port) ?? httpPorts(this.#ports)[0];
    if (resolved === undefined) return [];
    const { sorted, ties } = rank(this.#pins);
    for (const [a, b] of ties) {
      if (a.to === b.to) continue;
      const what = `routes to "${a.to}" and "${b.to}" for ${formatPathCondition(a.path)} ask for equally much, and some requests satisfy both`;
      report(this, `${what}; add a condition to one of them`, [a.place, b.place]);
    }
    const pins = sorted.map(
      (pin): HTTPRouteProps => ({ name: pin.name, match: pin.matches, route: [this.towards(pin.to, resolved)] }),
    );
    const grpc = resolved.protocol === 'GRPC';
    return [...pins, ...this.defaultRoutes(resolved)]
      .map((route) => this.#withSettings(route, settings.timeout ?? this.#props.timeout))
      .flatMap((route) => withRetries(route, settings.retries ?? this.#props.retries, grpc));
  }

  connectionRoutes(port?: number): readonly RouteDestinationProps[] {
    const weights = Object.entries(this.connectionWeights()).filter(([, weight]) => weight > 0);
    const number = port ?? this.#ports[0]?.number;
    return weights.map(([version, weight]) => ({
      destination: new Destination(this.host, { subset: version, port: number }),
      ...(weights.length > 1 ? { weight } : {}),
    }));
  }

  /** The names of the declared versions, as they were written. */
  protected get versionNames(): string[] {
    return [...this.#versions.keys()];
  }

  /** A weighted or plain route destination of a version. */
  protected towards(version: string, port: ResolvedPort, weight?: number): HTTPRouteDestinationProps {
    const headers = this.destinationHeaders(version);
    return {
      destination: new Destination(this.host, { subset: version, port: port.number }),
      ...(weight === undefined ? {} : { weight }),
      ...(headers === undefined ? {} : { headers }),
    };
  }

  /** Whether the version was declared, and a report if not: the types know better unless names widened to `string`. */
  protected checkVersion(version: unknown, where: string, place?: Place): boolean {
    if (this.#versions.has(version as string)) return true;
    const names = this.versionNames;
    report(
      this,
      `${where} names "${String(version)}", which is not declared. ${suggestion(String(version), names)}`,
      place ? [place] : [],
    );
    return false;
  }

  /** The conditions of all routes, for what is said of them together. */
  protected get conditions(): readonly Match[] {
    return this.#pins.flatMap((pin) => pin.matches);
  }

  #versionProblems(): string[] {
    if (this.#versions.size === 0) return ['declares no version; without one there is nowhere to send a request'];
    return this.versionNames.flatMap((name) => nameProblem(name, 'label') ?? []);
  }

  #labels(version: string): Labels {
    return this.#versions.get(version)?.labels ?? this.defaultLabels(version);
  }

  /** The labels of a version that names none. */
  protected defaultLabels(version: string): Labels {
    return { version };
  }

  #makeService(id: string): Service {
    const parts: Parts<ServiceSpec> = { selector: () => this.selector, ports: () => this.#ports.map(servicePort) };
    return new Service(this, 'service', late<ServiceSpec>(id, parts, this.#props.override?.service));
  }

  #makeDestinationRule(id: string): DestinationRule {
    const parts: Parts<DestinationRuleSpecProps> = {
      host: () => this.host,
      trafficPolicy: () => orAbsent(this.#commonPolicy()),
      subsets: () => this.#subsets(),
    };
    return new DestinationRule(
      this,
      'destination-rule',
      late<DestinationRuleSpecProps>(id, parts, this.#props.override?.destinationRule),
    );
  }

  #makeVirtualService(id: string): VirtualService {
    const parts: Parts<VirtualServiceSpecProps> = {
      hosts: () => [this.host],
      http: () => orAbsent(this.#meshHttp()),
      tcp: () => orAbsent(this.#meshTcp()),
    };
    return new VirtualService(
      this,
      'virtual-service',
      late<VirtualServiceSpecProps>(id, parts, this.#props.override?.virtualService),
    );
  }

  #commonPolicy(): TrafficPolicyProps {
    const { circuitBreaker, loadBalancer } = this.#props;
    return {
      ...breakerPolicy(circuitBreaker),
      ...(loadBalancer === undefined ? {} : { loadBalancer }),
      ...this.trafficPolicy(),
    };
  }

  #subsets(): SubsetProps[] {
    const common = this.#commonPolicy();
    return [...this.#versions].map(([name, version]) => ({
      name,
      labels: this.#labels(name),
      ...subsetPolicy(version, common),
    }));
  }

  #meshHttp(): HTTPRouteProps[] {
    const several = this.#ports.length > 1;
    return httpPorts(this.#ports).flatMap((port) => {
      const routes = this.httpRoutes({ port: port.number });
      return several ? onPort(routes, port) : routes;
    });
  }

  #meshTcp(): TCPRouteProps[] {
    return this.#ports
      .filter((port) => !isHttp(port.protocol))
      .map((port) => ({ match: [{ port: port.number }], route: this.connectionRoutes(port.number) }));
  }

  #withSettings(route: HTTPRouteProps, timeout: Duration | undefined): HTTPRouteProps {
    const { fault } = this.#props;
    return {
      ...route,
      ...(timeout === undefined ? {} : { timeout }),
      ...(fault === undefined ? {} : { fault: httpFault(fault) }),
    };
  }
}

/** Nothing instead of an empty block, which Istio refuses. */
function orAbsent<T extends object>(block: T): T | undefined {
  return Object.keys(block).length === 0 ? undefined : block;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
