import { DestinationRules } from '../mesh/destination-rules';
import { Gateways } from '../mesh/gateways';
import type { Mesh } from '../mesh/mesh';
import { Sidecars } from '../mesh/sidecars';
import { type EffectiveVirtualService, VirtualServices } from '../mesh/virtual-services';
import { convertGatewayApi } from './gateway-api/convert';
import { convertIngress } from './ingress';
import { refusable } from './refused-routes';
import { RouteMatches } from './route-match';
import { type Service, toServices } from './service';
import { ServiceTargets } from './service-targets';

/** What all proxies of a mesh have in common, worked out once. */
export class MeshIndex {
  readonly mesh: Mesh;
  readonly services: readonly Service[];
  readonly serviceTargets: ServiceTargets;
  readonly virtualServices: VirtualServices;
  readonly destinationRules: DestinationRules;
  readonly gateways: Gateways;
  readonly sidecars: Sidecars;
  /** The VirtualServices of which Envoy may refuse a route. */
  readonly refusable: ReadonlySet<EffectiveVirtualService>;
  readonly routeMatches = new RouteMatches();
  readonly #byHost = new Map<string, Service[]>();

  constructor(mesh: Mesh) {
    this.mesh = mesh;
    this.services = toServices(mesh);
    this.serviceTargets = new ServiceTargets(this.services);
    const gatewayApi = convertGatewayApi(mesh);
    const ingress = convertIngress(mesh);
    this.virtualServices = new VirtualServices(mesh, [...gatewayApi.virtualServices, ...ingress.virtualServices]);
    this.refusable = refusable(this.virtualServices);
    this.destinationRules = new DestinationRules(mesh);
    this.gateways = new Gateways(mesh, [...gatewayApi.listeners.map(({ gateway }) => gateway), ...ingress.gateways]);
    this.sidecars = new Sidecars(mesh);
    for (const service of this.services) {
      const same = this.#byHost.get(service.host);
      if (same === undefined) this.#byHost.set(service.host, [service]);
      else same.push(service);
    }
  }

  /** Every service of exactly this host, in whatever namespace. */
  servicesOf(host: string): readonly Service[] {
    return this.#byHost.get(host) ?? [];
  }
}
