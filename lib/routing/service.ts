import { isIP } from 'node:net';
import { createdAt } from '../mesh/creation-order';
import type { SpecByKind } from '../mesh/kinds';
import type { Mesh } from '../mesh/mesh';
import type { RegistryHost, RegistryPort } from '../mesh/registry';
import type { Resource } from '../mesh/resource';
import { toVisibility, type Visibility } from '../mesh/visibility';
import { type Labels, selects } from '../model/labels';
import { resolveAliases } from './aliases';

/** How a service's endpoints are found. `ALIAS` is an ExternalName Service, `NONE` takes the client's own address. */
export type Resolution = 'STATIC' | 'DNS' | 'DNS_ROUND_ROBIN' | 'DYNAMIC_DNS' | 'NONE' | 'ALIAS';

/** A host of the registry under one of its addresses, as proxies are told of it. */
export interface Service {
  readonly host: string;
  readonly namespace: string;
  /** What orders services of one age: the Service's name, the ServiceEntry's host. */
  readonly name: string;
  readonly isKubernetes: boolean;
  readonly isExternal: boolean;
  readonly resolution: Resolution;
  /** The addresses that are known; several only for Kubernetes Services with two IP families. */
  readonly addresses: readonly string[];
  /** Where its TCP ports listen: an address, a range, or `0.0.0.0` for none. */
  readonly address: string;
  /** Where its TCP ports listen instead: at each of the workloads that a ServiceEntry without resolution selects. */
  readonly workloadAddresses: readonly string[] | undefined;
  readonly ports: readonly RegistryPort[];
  readonly visibility: Visibility;
  /** The labels of the pods (or WorkloadEntries) behind it. */
  readonly selector: Labels | undefined;
  /** Hosts of ExternalName Services that lead here. */
  readonly aliases: readonly string[];
  /** What an ExternalName Service stands for, in the end. */
  readonly externalName: string | undefined;
  readonly resource: Resource;
}

/** The address of services that have none. */
export const ANY_ADDRESS = '0.0.0.0';

/** Every service of a mesh, the oldest first, aliases resolved. */
export function toServices(mesh: Mesh): readonly Service[] {
  const services = mesh.registry.hosts.flatMap((entry) =>
    entry.resource.kind === 'Service' ? [fromKubernetes(mesh, entry)] : fromServiceEntry(mesh, entry),
  );
  const ages = new Map(services.map((service) => [service, createdAt(service.resource)]));
  services.sort(
    (a, b) =>
      (ages.get(a) as number) - (ages.get(b) as number) || order(a.name, b.name) || order(a.namespace, b.namespace),
  );
  return resolveAliases(services);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function fromKubernetes(mesh: Mesh, entry: RegistryHost): Service {
  const { resource } = entry;
  const spec = resource.spec as SpecByKind['Service'];
  const isAlias = spec.type === 'ExternalName' && Boolean(spec.externalName);
  const isHeadless = spec.clusterIP === 'None';
  const given = isHeadless || !spec.clusterIP ? [] : spec.clusterIPs?.length ? spec.clusterIPs : [spec.clusterIP];
  return {
    host: entry.host,
    namespace: entry.namespace,
    name: resource.name,
    isKubernetes: true,
    isExternal: isAlias,
    resolution: isAlias ? 'ALIAS' : isHeadless ? 'NONE' : 'STATIC',
    addresses: given,
    // Every other Service gets an address of its own from the cluster, which no manifest knows; its host stands for it.
    address: isAlias ? ANY_ADDRESS : (given[0] ?? entry.host),
    workloadAddresses: undefined,
    ports: entry.ports,
    visibility: visibilityOf(mesh, entry),
    selector: spec.selector,
    aliases: [],
    externalName: isAlias ? spec.externalName : undefined,
    resource,
  };
}

function fromServiceEntry(mesh: Mesh, entry: RegistryHost): readonly Service[] {
  const spec = entry.resource.spec as SpecByKind['ServiceEntry'];
  const addresses = (spec.addresses ?? []).map((address) => address.replace(/(?<=^[^:]+)\/32$|\/128$/, ''));
  return (addresses.length > 0 ? addresses : [ANY_ADDRESS]).map((address) => ({
    host: entry.host,
    namespace: entry.namespace,
    name: entry.host,
    isKubernetes: false,
    isExternal: spec.location !== 'MESH_INTERNAL',
    resolution: spec.resolution ?? 'NONE',
    addresses: address === ANY_ADDRESS ? [] : [address],
    address,
    workloadAddresses: address === ANY_ADDRESS ? workloadAddresses(mesh, entry) : undefined,
    ports: entry.ports,
    visibility: visibilityOf(mesh, entry),
    selector: spec.workloadSelector?.labels,
    aliases: [],
    externalName: undefined,
    resource: entry.resource,
  }));
}

function workloadAddresses(mesh: Mesh, { resource, namespace }: RegistryHost): readonly string[] | undefined {
  const { resolution = 'NONE', workloadSelector } = resource.spec as SpecByKind['ServiceEntry'];
  if (resolution !== 'NONE' || workloadSelector === undefined) return undefined;
  return mesh
    .of('WorkloadEntry')
    .filter((each) => each.namespace === namespace)
    .filter(({ spec, labels }) => selects(workloadSelector.labels ?? {}, { ...spec.labels, ...labels }))
    .flatMap(({ spec: { address = '' } }) => (isIP(address) === 0 ? [] : [address]));
}

function visibilityOf(mesh: Mesh, entry: RegistryHost): Visibility {
  return toVisibility(entry.exportTo, entry.namespace, mesh.config.defaultServiceExportTo);
}
