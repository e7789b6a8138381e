import { Construct } from 'constructs';
import type {
  DestinationRuleSpecProps,
  HTTPRouteProps,
  RouteDestinationProps,
  ServiceEntrySpecProps,
  VirtualServiceSpecProps,
} from '../../imports/istio-props.generated';
import type { Destination } from '../model/destination';
import { Host } from '../model/host';
import { inWords } from '../model/in-words';
import { noteOrigin } from '../model/origin';
import { report } from '../model/problem';
import { DestinationRule } from '../resources/destination-rule';
import { ServiceEntry } from '../resources/service-entry';
import { VirtualService } from '../resources/virtual-service';
import type { ExternalApiProps, ExternalHttpSettings } from './external-api-props';
import { type ExternalPlan, externalRoutes, planOf } from './external-plan';
import { externalProblems, externalRouteProblems } from './external-problems';
import { externalUnknownKeys } from './external-shape';
import { late, type Parts } from './late';
import type { RouteSettings, RouteTarget } from './route-target';
import { soundProps } from './sound-props';

/**
 * A host outside of the mesh. Writes a `ServiceEntry`, a `DestinationRule` where there is something to say of
 * connections, and a `VirtualService` where there is something to say of requests.
 *
 * - `tls: 'passthrough'`: the application calls `https://host`. Timeout and retries do not compile: nothing in the mesh
 *   can read that traffic.
 * - `tls: 'originate'`: the application calls `http://host`, the sidecar makes it TLS, with chain and name verified.
 *   Timeout and retries take effect. Callers that encrypt themselves still get through on port 443.
 * - `tls: 'none'`: plain HTTP.
 * - `protocol: 'TCP'` and its kind: databases and brokers, by address.
 *
 * @see https://istio.io/latest/docs/tasks/traffic-management/egress/egress-control/
 * @see https://istio.io/latest/docs/tasks/traffic-management/egress/egress-tls-origination/
 *
 * @example
 * const payments = new ExternalApi(chart, 'payments', {
 *   host: 'api.payment-provider.com',
 *   tls: 'originate',
 *   timeout: seconds(10),
 *   retries: { attempts: 2, perTryTimeout: seconds(5) },
 * });
 */
export class ExternalApi extends Construct implements RouteTarget {
  /** The host, for rules and routes of one's own. */
  readonly host: Host;
  readonly serviceEntry: ServiceEntry;
  /** `undefined` where nothing is said of connections. */
  readonly destinationRule: DestinationRule | undefined;
  /** `undefined` where nothing is said of requests. */
  readonly virtualService: VirtualService | undefined;
  readonly #plan: ExternalPlan;
  readonly #props: ExternalApiProps;
  readonly #viewers = new Set<string>();

  constructor(scope: Construct, id: string, given: ExternalApiProps) {
    super(scope, id);
    noteOrigin(this, new.target);
    const { props, problems } = soundProps(given);
    this.#props = props;
    this.#plan = planOf(props);
    this.host = Host.external(inWords(props.host));
    if (new.target === ExternalApi) problems.push(...externalUnknownKeys(props));
    for (const problem of [...problems, ...externalProblems(props)]) report(this, problem);
    this.serviceEntry = this.#makeServiceEntry(id);
    this.destinationRule = this.#makeDestinationRule(id);
    this.virtualService = this.#makeVirtualService(id);
  }

  get routeName(): string {
    return this.node.id;
  }

  /** The host on the port that callers use. */
  get destination(): Destination {
    return this.host.port(this.#plan.port);
  }

  httpRoutes(settings?: RouteSettings): readonly HTTPRouteProps[] {
    const { httpPort } = this.#plan;
    for (const problem of externalRouteProblems(this.#props, true)) report(this, problem);
    if (httpPort === undefined) return [];
    const routes = externalRoutes(this.host, httpPort, this.#props as ExternalHttpSettings, settings);
    // The provider answers to its own name, not to the gateway's.
    return routes.map((route) => ({ ...route, rewrite: { authority: this.host.name } }));
  }

  connectionRoutes(): readonly RouteDestinationProps[] {
    for (const problem of externalRouteProblems(this.#props, false)) report(this, problem);
    return [{ destination: this.host.port(this.#plan.ports.at(-1)?.number ?? this.#plan.port) }];
  }

  usedFrom(namespace: string): void {
    this.#viewers.add(namespace);
  }

  #makeServiceEntry(id: string): ServiceEntry {
    const { addresses, ports, resolution } = this.#plan;
    const { endpoints } = this.#props;
    const parts: Parts<ServiceEntrySpecProps> = {
      hosts: () => [this.host.name],
      location: () => 'MESH_EXTERNAL',
      resolution: () => resolution,
      ports: () => ports,
      exportTo: () => this.#exportTo(),
      ...(addresses === undefined ? {} : { addresses: () => addresses }),
      ...(endpoints === undefined ? {} : { endpoints: () => endpoints.map((address) => ({ address })) }),
    };
    return new ServiceEntry(
      this,
      'service-entry',
      late<ServiceEntrySpecProps>(id, parts, this.#props.override?.serviceEntry),
    );
  }

  #makeDestinationRule(id: string): DestinationRule | undefined {
    const { rule } = this.#plan;
    const override = this.#props.override?.destinationRule;
    if (rule === undefined && override === undefined) return undefined;
    const parts: Parts<DestinationRuleSpecProps> = {
      host: () => this.host,
      exportTo: () => rule?.exportTo ?? this.#exportTo(),
      trafficPolicy: () => rule?.trafficPolicy,
      workloadSelector: () => rule?.workloadSelector,
    };
    return new DestinationRule(this, 'destination-rule', late<DestinationRuleSpecProps>(id, parts, override));
  }

  #makeVirtualService(id: string): VirtualService | undefined {
    const { httpPort } = this.#plan;
    const override = this.#props.override?.virtualService;
    const settings = this.#props as ExternalHttpSettings;
    const says = settings.timeout !== undefined || settings.retries !== undefined || settings.fault !== undefined;
    if (!(says && httpPort !== undefined) && override === undefined) return undefined;
    const parts: Parts<VirtualServiceSpecProps> = {
      hosts: () => [this.host],
      exportTo: () => this.#exportTo(),
      http: () => (httpPort === undefined ? undefined : externalRoutes(this.host, httpPort, settings)),
    };
    return new VirtualService(this, 'virtual-service', late<VirtualServiceSpecProps>(id, parts, override));
  }

  #exportTo(): readonly string[] {
    const stated = this.#props.exportTo ?? ['.'];
    if (stated.includes('*')) return stated;
    // Istio takes "." and the namespace it stands for as the same one written twice.
    const others = [...this.#viewers].filter(
      (viewer) => viewer !== this.serviceEntry.namespace || !stated.includes('.'),
    );
    return [...new Set([...stated, ...others.sort()])];
  }
}
