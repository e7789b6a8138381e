import { Construct } from 'constructs';
import type { ServiceSpec } from 'kubernetes-types/core/v1';
import type {
  DestinationRuleSpecProps,
  HTTPRouteDestinationProps,
  HTTPRouteProps,
  RouteDestinationProps,
  TrafficPolicyProps,
  VirtualServiceSpecProps,
} from '../../imports/istio-props.generated';
import { Destination } from '../model/destination';
import type { Host } from '../model/host';
import { inWords } from '../model/in-words';
import type { Labels } from '../model/labels';
import { noteOrigin } from '../model/origin';
import { type Place, placeOfCall, report } from '../model/problem';
import { isHttp } from '../model/protocol';
import { isReference } from '../model/reference';
import { suggestion } from '../model/suggestion';
import { DestinationRule } from '../resources/destination-rule';
import { Service, type ServiceLike } from '../resources/service';
import { VirtualService } from '../resources/virtual-service';
import { late, orAbsent, type Parts } from './late';
import type { Match } from './match';
import { Pins } from './pins';
import { httpPorts, onHttpPorts, otherPorts, portOf, type ResolvedPort, resolvePorts, servicePort } from './ports';
import { withSettings } from './request-settings';
import { atPort, type RouteHolder, type RouteSettings, type RouteTarget } from './route-target';
import { soundProps } from './sound-props';
import { servicePolicy, subsetPolicy } from './subset-policy';
import { versionedServiceProblems } from './versioned-service-problems';
import { declaredVersions, type VersionedServiceProps, type VersionProps } from './versioned-service-props';
import type { When } from './when';

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
  readonly #pins = new Pins(this);

  /** @param names - the prop whose keys are the names of the versions */
  protected constructor(scope: Construct, id: string, given: VersionedServiceProps, names: 'versions' | 'variants') {
    super(scope, id);
    noteOrigin(this, new.target);
    const { props, problems } = soundProps(given);
    this.#props = props;
    this.selector = props.selector ?? { app: id };
    this.#versions = declaredVersions(props, names);
    const { ports, problems: portProblems } = resolvePorts(props);
    this.#ports = ports;
    this.service = props.service && isReference(props.service.host) ? props.service : this.#makeService(id);
    problems.push(...portProblems, ...versionedServiceProblems(props, this.#versions, ports));
    for (const problem of problems) report(this, problem);
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
    const place = placeOfCall(this.version);
    this.checkVersion(version, 'version()', place);
    const number = port === undefined ? this.#ports[0]?.number : this.#portNumber(port, place);
    return new Destination(this.host, { subset: version, port: number });
  }

  /** The service on the port of this name, with all its routes there, for the route of a gateway. */
  port(name: string): RouteTarget {
    return atPort(this, inWords(name), this.#portNumber(name, placeOfCall(this.port)));
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
    const { to } = Object(route) as typeof route;
    if (!this.checkVersion(to, 'route()', place)) return this;
    this.#pins.add(route, place);
    if (httpPorts(this.#ports).length === 0) {
      report(this, `route to "${to}" compares requests, but no port of the service speaks HTTP`, [place]);
    }
    return this;
  }

  usedBy?(virtualService: RouteHolder): void;

  httpRoutes(settings: RouteSettings = {}): readonly HTTPRouteProps[] {
    const resolved = portOf(httpPorts(this.#ports), settings.port) ?? portOf(this.#ports, settings.port);
    if (resolved === undefined) return [];
    if (!isHttp(resolved.protocol))
      report(this, 'is routed to by HTTP, which its port does not speak; declare it as protocol: HTTP');
    const pins = this.#pins
      .ordered()
      .map(({ name, matches, to }): HTTPRouteProps => ({ name, match: matches, route: [this.towards(to, resolved)] }));
    const grpc = resolved.protocol === 'GRPC';
    const { timeout, retries, fault } = this.#props;
    const requests = { timeout: settings.timeout ?? timeout, retries: settings.retries ?? retries, fault };
    return [...pins, ...this.defaultRoutes(resolved)].flatMap((route) => withSettings(route, requests, grpc));
  }

  /** The routes of all ports, as they hold in the mesh. */
  protected meshRoutes(): readonly HTTPRouteProps[] {
    return onHttpPorts(this.#ports, (port) => this.httpRoutes({ port: port.number }));
  }

  connectionRoutes(port?: number): readonly RouteDestinationProps[] {
    const weights = Object.entries(this.connectionWeights()).filter(([, weight]) => weight > 0);
    const number = portOf(otherPorts(this.#ports), port)?.number;
    if (number === undefined)
      report(this, 'is routed to by TLS that it ends itself, but no port carries that; declare it as protocol: TCP');
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
    const known = suggestion(inWords(version), this.versionNames);
    const named = version === undefined ? 'none' : `"${inWords(version)}", which is not declared`;
    report(this, `${where} names ${named}. ${known}`, place ? [place] : []);
    return false;
  }

  /** The conditions of all routes, for what is said of them together. */
  protected get conditions(): readonly Match[] {
    return this.#pins.conditions;
  }

  #portNumber(name: string, place: Place): number | undefined {
    const known = this.#ports.find((port) => port.name === name);
    const names = this.#ports.map((port) => port.name);
    if (known === undefined)
      report(this, `has no port "${inWords(name)}". ${suggestion(inWords(name), names)}`, [place]);
    return known?.number;
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
      trafficPolicy: () => orAbsent({ ...servicePolicy(this.#props), ...this.trafficPolicy() }),
      subsets: () =>
        [...this.#versions].map(([name, version]) => ({
          name,
          labels: this.#labels(name),
          ...subsetPolicy(version, this.#props.circuitBreaker),
        })),
    };
    return new DestinationRule(
      this,
      'destination-rule',
      late<DestinationRuleSpecProps>(id, parts, this.#props.override?.destinationRule, this.service.namespace),
    );
  }

  #makeVirtualService(id: string): VirtualService {
    const parts: Parts<VirtualServiceSpecProps> = {
      hosts: () => [this.host],
      http: () => orAbsent(this.meshRoutes()),
      tcp: () =>
        orAbsent(
          otherPorts(this.#ports).map(({ number }) => ({
            match: [{ port: number }],
            route: this.connectionRoutes(number),
          })),
        ),
    };
    return new VirtualService(
      this,
      'virtual-service',
      late<VirtualServiceSpecProps>(id, parts, this.#props.override?.virtualService, this.service.namespace),
    );
  }
}
