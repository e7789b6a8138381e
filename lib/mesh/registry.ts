import { isWildcardHost, wildcardsOver } from '../model/host-name';
import { type Protocol, parseProtocol, servicePortProtocol } from '../model/protocol';
import type { Mesh } from './mesh';
import type { Resource } from './resource';

/** A port of a host in the registry. */
export interface RegistryPort {
  readonly number: number;
  readonly name: string;
  /** `undefined` where Istio sniffs. */
  readonly protocol: Protocol | undefined;
  /** The port of the workload: a number, a container port's name, or `undefined` where it is the same. */
  readonly targetPort: number | string | undefined;
}

/** A host of Istio's service registry: a Service's FQDN or one host of a ServiceEntry. */
export interface RegistryHost {
  readonly host: string;
  readonly namespace: string;
  readonly ports: readonly RegistryPort[];
  /** Namespaces that see it, as written (`.`, `*`, names), `['*']` by default. */
  readonly exportTo: readonly string[];
  readonly resource: Resource;
}

/** Whether something exported to `exportTo` by `namespace` is seen in `viewer`. */
export function isVisible(exportTo: readonly string[], namespace: string, viewer: string): boolean {
  for (const scope of exportTo) {
    if (scope === '*' || scope === viewer || (scope === '.' && namespace === viewer)) return true;
  }
  return false;
}

/** Istio's service registry, as the manifests make it: every host with its ports, found by name. */
export class Registry {
  /** Every host, Services first, in the order of the input. */
  readonly hosts: readonly RegistryHost[];
  readonly #byHost = new Map<string, RegistryHost[]>();
  readonly #wildcards: RegistryHost[] = [];
  /** Whether some wildcard does not end at a dot (`*-eu.example.com`): such cannot be looked up by the parts of a name. */
  readonly #oddWildcards: boolean;

  constructor(mesh: Mesh) {
    this.hosts = [...serviceHosts(mesh), ...serviceEntryHosts(mesh)];
    for (const entry of this.hosts) {
      const same = this.#byHost.get(entry.host);
      if (same === undefined) this.#byHost.set(entry.host, [entry]);
      else same.push(entry);
      if (isWildcardHost(entry.host)) this.#wildcards.push(entry);
    }
    this.#wildcards.sort((a, b) => b.host.length - a.host.length);
    this.#oddWildcards = this.#wildcards.some(({ host }) => host !== '*' && host[1] !== '.');
  }

  /** The hosts of several entries. */
  *repeated(): Iterable<readonly [host: string, entries: readonly RegistryHost[]]> {
    for (const [host, entries] of this.#byHost) if (entries.length > 1) yield [host, entries];
  }

  /** The entries of exactly this host, wildcards included when `host` is one. */
  exact(host: string): readonly RegistryHost[] {
    return this.#byHost.get(host) ?? [];
  }

  /** The entries that serve `host`: exact ones, else those of the longest wildcard that covers it. */
  serving(host: string): readonly RegistryHost[] {
    const exact = this.exact(host);
    if (exact.length > 0) return exact;
    const best = this.#wildcardsOver(host).next().value;
    return best === undefined ? [] : this.exact(best.host);
  }

  /** The first entry that serves `host` and is visible in `viewer`. */
  find(host: string, viewer: string): RegistryHost | undefined {
    const visible = (entry: RegistryHost) => isVisible(entry.exportTo, entry.namespace, viewer);
    const exact = this.exact(host).find(visible);
    if (exact !== undefined || this.#wildcards.length === 0) return exact;
    for (const entry of this.#wildcardsOver(host)) if (visible(entry)) return entry;
    return undefined;
  }

  /** The wildcards that cover a host, the longest first. */
  *#wildcardsOver(host: string): Generator<RegistryHost, undefined> {
    if (this.#oddWildcards) {
      for (const entry of this.#wildcards) if (host.endsWith(entry.host.slice(1))) yield entry;
      return;
    }
    for (const wildcard of wildcardsOver(host)) yield* this.exact(wildcard);
  }
}

function* serviceHosts(mesh: Mesh): Iterable<RegistryHost> {
  for (const service of mesh.of('Service')) {
    const exportTo = service.annotations['networking.istio.io/exportTo'];
    yield {
      host: `${service.name}.${service.namespace}.svc.${mesh.config.domain}`,
      namespace: service.namespace,
      ports: (service.spec.ports ?? []).map((port) => ({
        number: port.port,
        name: port.name ?? '',
        protocol: servicePortProtocol(port),
        targetPort: port.targetPort,
      })),
      exportTo: exportTo?.split(',').map((scope) => scope.trim()) ?? mesh.config.defaultServiceExportTo ?? ['*'],
      resource: service,
    };
  }
}

function* serviceEntryHosts(mesh: Mesh): Iterable<RegistryHost> {
  for (const entry of mesh.of('ServiceEntry')) {
    const ports = (entry.spec.ports ?? []).map((port) => ({
      number: port.number,
      name: port.name,
      protocol: parseProtocol(port.protocol ?? ''),
      targetPort: port.targetPort,
    }));
    const exportTo = entry.spec.exportTo?.length ? entry.spec.exportTo : (mesh.config.defaultServiceExportTo ?? ['*']);
    for (const host of entry.spec.hosts ?? [])
      yield { host, namespace: entry.namespace, ports, exportTo, resource: entry };
  }
}
