import { isDeepStrictEqual } from 'node:util';
import type { EffectiveVirtualService } from '../mesh/virtual-services';
import { seenFrom } from '../mesh/visibility';
import type { MeshIndex } from './mesh-index';
import { type EgressListener, onListenerPort } from './scope';
import type { Service } from './service';

/** The services of one proxy, one per host: those it imports, then those its routes lead to. */
export class ScopedServices {
  readonly byHost = new Map<string, Service>();
  readonly #index: MeshIndex;
  readonly #namespace: string;

  constructor(index: MeshIndex, namespace: string) {
    this.#index = index;
    this.#namespace = namespace;
  }

  /** Adds a service. Of two for one host the first stays, a Kubernetes Service before any other; ports of one object add up. */
  add(service: Service): void {
    const known = this.byHost.get(service.host);
    if (known === undefined || (!known.isKubernetes && service.isKubernetes)) {
      this.byHost.set(service.host, service);
      return;
    }
    if (known === service || !isDeepStrictEqual(likeness(known), likeness(service))) return;
    const numbers = new Set(known.ports.map(({ number }) => number));
    const more = service.ports.filter(({ number }) => !numbers.has(number));
    if (more.length > 0) this.byHost.set(service.host, { ...known, ports: [...known.ports, ...more] });
  }

  /** Adds what the listener's VirtualServices send to: a Sidecar need not import destinations. */
  addDestinations(listener: EgressListener): void {
    for (const virtualService of listener.virtualServices) {
      for (const [host, ports] of destinations(virtualService, this.#namespace)) {
        const service = this.#pick(host);
        const seen =
          service &&
          (listener.spec?.port === undefined ? onPorts(service, ports) : onListenerPort(listener.spec, service));
        if (seen !== undefined) this.add(seen);
      }
    }
  }

  /** The client's own service of that host, else a visible Kubernetes Service, else the oldest visible one. */
  #pick(host: string): Service | undefined {
    const candidates = this.#index.servicesOf(host);
    const own = candidates.find(({ namespace }) => namespace === this.#namespace);
    if (own !== undefined) return own;
    const visible = candidates.filter((it) => seenFrom(it.visibility, it.namespace, this.#namespace) !== undefined);
    return visible.find(({ isKubernetes }) => isKubernetes) ?? visible[0];
  }
}

/** What two objects for one host must have in common for their ports to add up. */
function likeness({ namespace, isKubernetes, resolution, selector, resource }: Service): readonly unknown[] {
  const { exportTo = [] } = resource.spec as { readonly exportTo?: readonly string[] };
  const { labels = {} } = resource.manifest.metadata;
  return [namespace, isKubernetes, resolution, selector ?? {}, labels, [...new Set(exportTo)].sort()];
}

function onPorts(service: Service, ports: ReadonlySet<number>): Service | undefined {
  if (ports.has(0)) return service;
  const found = service.ports.filter(({ number }) => ports.has(number));
  if (found.length === service.ports.length) return service;
  return found.length === 0 ? undefined : { ...service, ports: found };
}

/** The hosts a VirtualService sends to with the ports it names; 0 stands for "no port named". */
function destinations(
  virtualService: EffectiveVirtualService,
  namespace: string,
): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  const note = (to: { readonly host: string; readonly port?: { readonly number?: number } } | undefined) => {
    if (to === undefined) return;
    const ports = found.get(to.host) ?? new Set();
    found.set(to.host, ports.add(to.port?.number ?? 0));
  };
  for (const rule of virtualService.http) {
    const sources = (rule.match ?? []).map((match) => match.sourceNamespace).filter(Boolean);
    if (sources.length > 0 && !sources.includes(namespace)) continue;
    for (const to of rule.route ?? []) note(to.destination);
    note(rule.mirror);
    for (const mirror of rule.mirrors ?? []) note(mirror.destination);
  }
  for (const rule of [...virtualService.tcp, ...virtualService.tls])
    for (const to of rule.route ?? []) note(to.destination);
  return found;
}
