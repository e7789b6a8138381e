import type { EffectiveVirtualService, HttpMatch } from '../mesh/virtual-services';
import type { Visibility } from '../mesh/visibility';
import { toFqdn } from '../model/host-name';
import type { Labels } from '../model/labels';
import type { Side } from './side';

/** By what a mesh tells clients apart. */
export interface ClientTraits {
  /** Namespaces whose clients something treats in another way than those of others. */
  readonly namespaces: Set<string>;
  /** Labels that something asks of clients: of one namespace, or (`*`) of any. */
  readonly labels: Map<string, Labels[]>;
}

/** Collects by what a mesh tells clients apart. */
export function collectTraits(side: Side, traits: ClientTraits): void {
  sidecars(side, traits);
  destinationRules(side, traits);
  services(side, traits);
  for (const virtualService of side.simulator.index.virtualServices.all) routes(virtualService, traits);
}

function sidecars({ mesh }: Side, traits: ClientTraits): void {
  for (const { namespace, spec } of mesh.of('Sidecar')) {
    traits.namespaces.add(namespace);
    if (spec.workloadSelector?.labels !== undefined) note(traits, namespace, spec.workloadSelector.labels);
  }
}

/** A rule next to its service, for everybody, is the same for all clients. */
function destinationRules({ mesh, simulator }: Side, traits: ClientTraits): void {
  for (const { namespace, spec } of mesh.of('DestinationRule')) {
    const [service] = simulator.index.servicesOf(toFqdn(spec.host, namespace, mesh.config.domain));
    const isPublic = !spec.exportTo?.length || spec.exportTo.includes('*');
    if (spec.workloadSelector?.matchLabels !== undefined) note(traits, namespace, spec.workloadSelector.matchLabels);
    if (isPublic && spec.workloadSelector === undefined && service?.namespace === namespace) continue;
    traits.namespaces.add(namespace);
    for (const scope of spec.exportTo ?? []) if (scope !== '*' && scope !== '.') traits.namespaces.add(scope);
  }
}

function services({ simulator: { index } }: Side, traits: ClientTraits): void {
  for (const { host, namespace, visibility } of index.services) {
    limited(visibility, namespace, traits);
    const others = index.servicesOf(host).filter((other) => other.namespace !== namespace);
    if (others.length > 0) traits.namespaces.add(namespace);
    // A host of one word is also how clients next to a Service of that name call the Service.
    if (host.includes('.')) continue;
    for (const service of index.services)
      if (service.isKubernetes && service.name === host) traits.namespaces.add(service.namespace);
  }
}

function routes(virtualService: EffectiveVirtualService, traits: ClientTraits): void {
  const { visibility, namespace, semantics, http, tls, tcp } = virtualService;
  limited(visibility, namespace, traits);
  // A route of the Gateway API for a Service is the producer's, for all, or a consumer's, for its own namespace.
  if (semantics === 'gateway-api') traits.namespaces.add(namespace);
  for (const { match } of [...http, ...tls, ...tcp]) {
    for (const { sourceNamespace, sourceLabels } of (match ?? []) as readonly HttpMatch[]) {
      if (sourceNamespace) traits.namespaces.add(sourceNamespace);
      if (sourceLabels !== undefined) note(traits, sourceNamespace || '*', sourceLabels);
    }
  }
}

function limited(visibility: Visibility, owner: string, { namespaces }: ClientTraits): void {
  if (visibility.has('*')) return;
  namespaces.add(owner);
  for (const scope of visibility) if (scope !== '~') namespaces.add(scope);
}

function note({ labels }: ClientTraits, namespace: string, asked: Labels): void {
  const known = labels.get(namespace);
  if (known === undefined) labels.set(namespace, [asked]);
  else known.push(asked);
}
