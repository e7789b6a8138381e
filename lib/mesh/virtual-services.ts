import { toFqdn } from '../model/host-name';
import { compareByCreation } from './creation-order';
import { mergeDelegates } from './delegates';
import { MESH_GATEWAY, resolveGatewayName } from './gateways';
import type { SpecByKind } from './kinds';
import type { Mesh } from './mesh';
import { resolveRoutes } from './resolve-routes';
import type { Resource } from './resource';
import { seenFrom, toVisibility, type Visibility } from './visibility';

/** A VirtualService's spec. */
export type VirtualServiceSpec = SpecByKind['VirtualService'];
/** One HTTP rule. */
export type HttpRule = NonNullable<VirtualServiceSpec['http']>[number];
/** One item of an HTTP rule's `match`. */
export type HttpMatch = NonNullable<HttpRule['match']>[number];
/** One TLS rule. */
export type TlsRule = NonNullable<VirtualServiceSpec['tls']>[number];
/** One TCP rule. */
export type TcpRule = NonNullable<VirtualServiceSpec['tcp']>[number];

/** Whose rules a set of routes follows: a VirtualService's own, an Ingress's or a Gateway API route's. */
export type RouteSemantics = 'istio' | 'ingress' | 'gateway-api';

/** A VirtualService as Istio uses it: delegates merged in, every host and gateway by its full name. */
export interface EffectiveVirtualService {
  /** The object people wrote: a VirtualService, or what was converted to one. */
  readonly resource: Resource;
  readonly namespace: string;
  readonly name: string;
  /** Fully qualified, as written otherwise. */
  readonly hosts: readonly string[];
  /** `mesh` and `namespace/name`. */
  readonly gateways: readonly string[];
  readonly visibility: Visibility;
  readonly http: readonly HttpRule[];
  readonly tls: readonly TlsRule[];
  readonly tcp: readonly TcpRule[];
  readonly semantics: RouteSemantics;
}

/**
 * The VirtualServices of a mesh in the order in which the earlier one wins, delegates merged into their roots, found by
 * the gateway they bind to.
 *
 * @example
 * new VirtualServices(mesh).boundTo('mesh', 'shop');
 */
export class VirtualServices {
  /** Every VirtualService with hosts, the winner first. */
  readonly all: readonly EffectiveVirtualService[];
  readonly #byGateway = new Map<string, EffectiveVirtualService[]>();

  constructor(mesh: Mesh, converted: readonly EffectiveVirtualService[] = []) {
    const written = mesh.of('VirtualService').filter((object) => (object.spec.hosts ?? []).length > 0);
    this.all = [...written.map((object) => effective(mesh, object)), ...converted].sort((a, b) =>
      compareByCreation(a.resource, b.resource),
    );
    for (const virtualService of this.all) {
      for (const gateway of new Set(virtualService.gateways)) {
        const same = this.#byGateway.get(gateway);
        if (same === undefined) this.#byGateway.set(gateway, [virtualService]);
        else same.push(virtualService);
      }
    }
  }

  /**
   * The VirtualServices bound to a gateway (`mesh` or `namespace/name`) that proxies of `namespace` see, in the order
   * in which they win: exported to the own namespace alone, exported to it by name, public.
   */
  boundTo(gateway: string, namespace: string): readonly EffectiveVirtualService[] {
    const seen: Record<'own' | 'exported' | 'public', EffectiveVirtualService[]> = {
      own: [],
      exported: [],
      public: [],
    };
    const consumers: EffectiveVirtualService[] = [];
    for (const virtualService of this.#byGateway.get(gateway) ?? []) {
      const nearness = seenFrom(virtualService.visibility, virtualService.namespace, namespace);
      if (nearness === undefined) continue;
      const consumer = virtualService.semantics === 'gateway-api' && virtualService.namespace === namespace;
      if (nearness === 'public' && consumer) consumers.push(virtualService);
      else seen[nearness].push(virtualService);
    }
    return [...seen.own, ...seen.exported, ...consumers, ...seen.public];
  }
}

function effective(mesh: Mesh, object: Resource<VirtualServiceSpec>): EffectiveVirtualService {
  const { namespace, name, spec } = object;
  const { domain } = mesh.config;
  const routes = resolveRoutes(spec, namespace, domain);
  const gateways = spec.gateways ?? [];
  return {
    resource: object,
    namespace,
    name,
    hosts: spec.hosts?.map((host) => toFqdn(host, namespace, domain)) ?? [],
    gateways:
      gateways.length === 0 ? [MESH_GATEWAY] : gateways.map((gateway) => resolveGatewayName(gateway, namespace)),
    visibility: toVisibility(spec.exportTo, namespace, mesh.config.defaultVirtualServiceExportTo),
    http: mergeDelegates(mesh, namespace, routes.http),
    tls: routes.tls,
    tcp: routes.tcp,
    semantics: 'istio',
  };
}
