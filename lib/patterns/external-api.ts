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
import { isWildcardHost } from '../model/host-name';
import { noteOrigin } from '../model/origin';
import { report } from '../model/problem';
import { DestinationRule } from '../resources/destination-rule';
import { ServiceEntry } from '../resources/service-entry';
import { VirtualService } from '../resources/virtual-service';
import type { ExternalApiProps, ExternalHttpSettings } from './external-api-props';
import { type ExternalPlan, externalRoutes, planOf } from './external-plan';
import { late, type Parts } from './late';
import type { RouteSettings, RouteTarget } from './route-target';

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

  constructor(scope: Construct, id: string, props: ExternalApiProps) {
    super(scope, id);
    noteOrigin(this, new.target);
    this.#props = props;
    this.#plan = planOf(props);
    this.host = Host.external(String(props.host));
    for (const problem of this.#problems()) report(this, problem);
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
    if (httpPort === undefined) {
      report(
        this,
        "is routed to by requests, but nothing in the mesh reads its traffic; with tls: 'originate' it could",
      );
      return [];
    }
    const routes = externalRoutes(this.host, httpPort, this.#props as ExternalHttpSettings, settings);
    // The provider answers to its own name, not to the gateway's.
    return isWildcardHost(this.host.name)
      ? routes
      : routes.map((route) => ({ ...route, rewrite: { authority: this.host.name } }));
  }

  connectionRoutes(): readonly RouteDestinationProps[] {
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
    if (httpPort === undefined || !(says || override !== undefined)) return undefined;
    const parts: Parts<VirtualServiceSpecProps> = {
      hosts: () => [this.host],
      exportTo: () => this.#exportTo(),
      http: () => externalRoutes(this.host, httpPort, settings),
    };
    return new VirtualService(this, 'virtual-service', late<VirtualServiceSpecProps>(id, parts, override));
  }

  #exportTo(): readonly string[] {
    const stated = this.#props.exportTo ?? ['.'];
    if (stated.includes('*')) return stated;
    return [...new Set([...stated, ...[...this.#viewers].sort()])];
  }

  #problems(): string[] {
    const { host, tls, protocol, endpoints, ...rest } = this.#props as ExternalApiProps & Record<string, unknown>;
    const problems: string[] = [];
    if (typeof host !== 'string' || host === '') return ['has no host; give the name that callers write'];
    if (!host.includes('.'))
      problems.push(`has the host "${host}"; an external host is written in full, like "api.example.com"`);
    if (host === '*')
      problems.push('has the host "*", which would capture every host there is; name a domain, like "*.example.com"');
    if (/[:/]/.test(host)) problems.push(`has the host "${host}"; it is a name alone, without scheme, port or path`);
    if (isWildcardHost(host) && protocol !== undefined)
      problems.push(
        `has the host "${host}", but connections of ${protocol} carry no name; give each address a host of its own`,
      );
    if (isWildcardHost(host) && endpoints !== undefined)
      problems.push(`has endpoints under the wildcard "${host}", which cannot all be the same server`);
    if (tls === undefined || tls === 'passthrough') {
      for (const field of ['timeout', 'retries', 'fault'] as const) {
        if (rest[field] !== undefined)
          problems.push(
            `has "${field}", but the application encrypts this traffic itself, so that the mesh cannot read it and it would have no effect; use tls: 'originate'`,
          );
      }
    }
    return problems;
  }
}
