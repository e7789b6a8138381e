import { isWildcardHost, toFqdn, wildcardsOver } from '../model/host-name';
import type { Manifest } from '../model/manifest';
import { BRAND, type DestinationValue, type ReferenceValue } from '../model/reference';

/** What is known of a host that the program states: who owns it, and which ports and subsets are sent to. */
interface StatedHost {
  readonly namespace: string | undefined;
  readonly service: string | undefined;
  readonly ports: Set<number>;
  readonly subsets: Set<string>;
}

/** What a program makes, as far as references can point to it. */
interface Made {
  readonly objects: ReadonlySet<string>;
  readonly hosts: ReadonlySet<string>;
  /** Of each host, the subsets that its DestinationRules declare. */
  readonly subsets: ReadonlyMap<string, readonly unknown[]>;
}

/**
 * The things a program refers to. No text stands for a reference, so what no object of the program satisfies was said to
 * exist elsewhere (`Gateway.fromName`, `Host.external`); the rules are told that it does.
 */
export class StatedReferences {
  readonly #objects = new Map<string, Manifest>();
  readonly #hosts = new Map<string, StatedHost>();

  /** Notes a reference. */
  add(reference: ReferenceValue): void {
    if (reference[BRAND] === 'Destination') this.#addDestination(reference);
    else if (reference[BRAND] === 'Namespace') this.#addObject('Namespace', { name: reference.name, namespace: '' });
    else if (reference[BRAND] === 'Gateway') this.#addObject('Gateway', reference, { selector: {}, servers: ANYTHING });
    else if (reference[BRAND] === 'VirtualService') this.#addObject('VirtualService', reference, {});
    else if (reference[BRAND] === 'ServiceAccount') this.#addObject('ServiceAccount', reference);
  }

  /** Manifests of what `manifests` do not make themselves. */
  manifests(manifests: readonly Manifest[]): Manifest[] {
    if (this.#objects.size === 0 && this.#hosts.size === 0) return [];
    const made = whatIsMade(manifests);
    const objects = [...this.#objects].filter(([key]) => !made.objects.has(key)).map(([, manifest]) => manifest);
    return [...objects, ...[...this.#hosts].flatMap(([host, stated]) => hostManifests(host, stated, made))];
  }

  #addObject(
    kind: string,
    { name, namespace }: { readonly name: string; readonly namespace?: string | undefined },
    spec?: object,
  ): void {
    if (namespace === undefined) return;
    const key = `${kind}/${namespace}/${name}`;
    if (this.#objects.has(key)) return;
    const metadata = namespace === '' ? { name } : { name, namespace };
    // Of the core kinds that are referred to, none has a spec; of Istio's, each has.
    const apiVersion = spec === undefined ? 'v1' : 'networking.istio.io/v1';
    this.#objects.set(key, { apiVersion, kind, metadata, ...(spec === undefined ? {} : { spec }) });
  }

  #addDestination({ host, port, subset }: DestinationValue): void {
    let stated = this.#hosts.get(host.name);
    if (stated === undefined) {
      const { namespace, service } = host;
      stated = { namespace, service, ports: new Set(), subsets: new Set() };
      this.#hosts.set(host.name, stated);
    }
    if (port !== undefined) stated.ports.add(port);
    if (subset !== undefined) stated.subsets.add(subset);
  }
}

/** The servers of a Gateway of which nothing is known: it may serve anything. */
const ANYTHING = [
  { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] },
  { port: { number: 443, name: 'tls', protocol: 'TLS' }, hosts: ['*'], tls: { mode: 'PASSTHROUGH' } },
];

function hostManifests(host: string, stated: StatedHost, made: Made): Manifest[] {
  const namespace = stated.namespace ?? 'default';
  const manifests: Manifest[] = [];
  if (!isMade(host, made.hosts)) manifests.push(owner(host, stated, namespace));
  const declared = made.subsets.get(host) ?? [];
  const subsets = [...stated.subsets].filter((subset) => !declared.some((item) => nameIn(item) === subset)).sort();
  if (subsets.length > 0) {
    manifests.push({
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: { name: `stated-${host}`, namespace },
      spec: { host, subsets: subsets.map((name) => ({ name })) },
    });
  }
  return manifests;
}

function owner(host: string, { service, ...stated }: StatedHost, namespace: string): Manifest {
  const ports = [...stated.ports].sort((a, b) => a - b);
  if (service !== undefined) {
    const spec = { ports: ports.map((port) => ({ name: `port-${port}`, port })) };
    return { apiVersion: 'v1', kind: 'Service', metadata: { name: service, namespace }, spec };
  }
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name: `stated-${host}`, namespace },
    spec: {
      hosts: [host],
      ports: ports.map((number) => ({ number, name: `port-${number}` })),
      resolution: isWildcardHost(host) ? 'NONE' : 'DNS',
    },
  };
}

function isMade(host: string, hosts: ReadonlySet<string>): boolean {
  return hosts.has(host) || [...wildcardsOver(host)].some((wildcard) => hosts.has(wildcard));
}

function whatIsMade(manifests: readonly Manifest[]): Made {
  const made = { objects: new Set<string>(), hosts: new Set<string>(), subsets: new Map<string, readonly unknown[]>() };
  for (const { kind, metadata, spec } of manifests) {
    const { name = '', namespace = '' } = metadata;
    if (REFERRED_TO.has(kind)) made.objects.add(`${kind}/${namespace}/${name}`);
    if (kind === 'Service') made.hosts.add(namespace === '' ? name : toFqdn(name, namespace));
    if (kind === 'ServiceEntry') for (const host of listIn(spec, 'hosts')) made.hosts.add(String(host));
    if (kind !== 'DestinationRule') continue;
    const host = toFqdn(String((spec as { host?: unknown })?.host), namespace);
    const subsets = listIn(spec, 'subsets');
    const others = made.subsets.get(host);
    made.subsets.set(host, others === undefined ? subsets : [...others, ...subsets]);
  }
  return made;
}

/** The kinds that {@link StatedReferences} keeps by their name. */
const REFERRED_TO: ReadonlySet<string> = new Set(['Namespace', 'Gateway', 'VirtualService', 'ServiceAccount']);

function nameIn(item: unknown): unknown {
  return (item as { readonly name?: unknown } | null)?.name;
}

function listIn(spec: unknown, field: string): readonly unknown[] {
  const list = (spec as Readonly<Record<string, unknown>> | undefined)?.[field];
  return Array.isArray(list) ? list : [];
}
