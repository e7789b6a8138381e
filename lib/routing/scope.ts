import { MESH_GATEWAY } from '../mesh/gateways';
import type { SpecByKind } from '../mesh/kinds';
import type { Mesh } from '../mesh/mesh';
import type { Resource } from '../mesh/resource';
import type { EffectiveVirtualService } from '../mesh/virtual-services';
import { seenFrom } from '../mesh/visibility';
import { parseProtocol } from '../model/protocol';
import { EgressHosts } from './egress-hosts';
import type { MeshIndex } from './mesh-index';
import type { ProxyNode } from './proxy';
import { ScopedServices } from './scoped-services';
import type { Service } from './service';

type EgressSpec = NonNullable<SpecByKind['Sidecar']['egress']>[number];

/** One egress listener of a Sidecar, or the one everybody has: what can be reached through it. */
export interface EgressListener {
  /** The Sidecar's text, `undefined` for the listener everybody has. */
  readonly spec: EgressSpec | undefined;
  readonly services: readonly Service[];
  readonly virtualServices: readonly EffectiveVirtualService[];
}

/** What a proxy knows of the mesh. */
export interface Scope {
  readonly sidecar: Resource<SpecByKind['Sidecar']> | undefined;
  /** In the order of the Sidecar; one without port stands for all other ports. */
  readonly egress: readonly EgressListener[];
  /** Every service with clusters at this proxy, by host. */
  readonly services: ReadonlyMap<string, Service>;
  readonly outboundTrafficPolicy: string;
}

/** What a sidecar or a gateway knows. Gateways see all that is exported to their namespace; no Sidecar limits them. */
export function toScope(mesh: Mesh, index: MeshIndex, proxy: ProxyNode): Scope {
  const sidecar = proxy.kind === 'sidecar' ? index.sidecars.of(proxy.namespace, proxy.labels) : undefined;
  const listeners = sidecar?.spec.egress ?? [];
  const visible = index.services.filter(
    (service) => seenFrom(service.visibility, service.namespace, proxy.namespace) !== undefined,
  );
  const ordered = nearestFirst(visible, proxy.namespace);
  const virtualServices = index.virtualServices.boundTo(MESH_GATEWAY, proxy.namespace);
  const egress =
    listeners.length === 0
      ? [{ spec: undefined, services: oneNamespacePerHost(ordered, proxy.namespace), virtualServices }]
      : listeners.map((spec) => toListener(spec, index, { visible, ordered }, virtualServices, proxy.namespace));
  const services = new ScopedServices(index, proxy.namespace);
  if (proxy.kind === 'gateway') for (const service of ordered) services.add(service);
  else {
    for (const listener of egress) {
      for (const service of listener.services) services.add(service);
      services.addDestinations(listener);
    }
  }
  return {
    sidecar,
    egress,
    services: services.byHost,
    outboundTrafficPolicy: sidecar?.spec.outboundTrafficPolicy?.mode ?? mesh.config.outboundTrafficPolicy.mode,
  };
}

/** Services exported to the namespace itself come before those everybody sees. */
function nearestFirst(services: readonly Service[], namespace: string): readonly Service[] {
  const isPublic = (service: Service) => seenFrom(service.visibility, service.namespace, namespace) === 'public';
  return [...services.filter((service) => !isPublic(service)), ...services.filter(isPublic)];
}

/** The one service of its host and namespace that Istio finds by name. */
function isFoundByName(index: MeshIndex, service: Service): boolean {
  const same = index.servicesOf(service.host).filter(({ namespace }) => namespace === service.namespace);
  return (same.find(({ isKubernetes }) => isKubernetes) ?? same[0]) === service;
}

function toListener(
  spec: EgressSpec,
  index: MeshIndex,
  { visible, ordered }: { readonly visible: readonly Service[]; readonly ordered: readonly Service[] },
  virtualServices: readonly EffectiveVirtualService[],
  namespace: string,
): EgressListener {
  const hosts = new EgressHosts(spec.hosts, namespace);
  // Hosts that are all named in full are looked up one by one, others are looked for among all services.
  const services = hosts.isExact ? visible.filter((service) => isFoundByName(index, service)) : ordered;
  const imported = services.flatMap((service) => hosts.importService(service) ?? []);
  return {
    spec,
    services: oneNamespacePerHost(
      imported.flatMap((service) => onListenerPort(spec, service) ?? []),
      namespace,
    ),
    virtualServices: virtualServices.filter(({ hosts: own, namespace: owner, semantics }) =>
      hosts.importsRoutes(own, owner, semantics === 'gateway-api'),
    ),
  };
}

/** A service as a listener sees it: with the listener's port alone, where it has one and is no HTTP proxy. */
export function onListenerPort(spec: EgressSpec | undefined, service: Service): Service | undefined {
  const number = spec?.port?.number ?? 0;
  if (number === 0 || parseProtocol(spec?.port?.protocol ?? '') === 'HTTP_PROXY') return service;
  const port = service.ports.find((candidate) => candidate.number === number);
  if (port === undefined) return undefined;
  return service.ports.length === 1 ? service : { ...service, ports: [port] };
}

/** Of hosts that several namespaces define, the client's own counts, else a Kubernetes Service, else the first. */
function oneNamespacePerHost(services: readonly Service[], namespace: string): readonly Service[] {
  const owners = new Map<string, Service>();
  for (const service of services) {
    const known = owners.get(service.host);
    const better =
      known === undefined ||
      service.namespace === namespace ||
      (!known.isKubernetes && service.isKubernetes && known.namespace !== namespace);
    if (better) owners.set(service.host, service);
  }
  return services.filter((service) => owners.get(service.host)?.namespace === service.namespace);
}
