import type { Manifest } from '../model/manifest';
import { type Kind, kindKey, type SpecByKind } from './kinds';
import { DEFAULT_MESH_CONFIG, type MeshConfig } from './mesh-config';
import { meshConfigOf } from './mesh-config-map';
import { Registry } from './registry';
import { isClusterScoped, type Resource, toResource } from './resource';
import { Workloads } from './workloads';

/** Kinds that the API server takes without spec, although one is useless without what the spec must have. */
const NEEDS_SPEC: ReadonlySet<string> = new Set(['DestinationRule']);

/** How a mesh is read. */
export interface MeshOptions {
  /**
   * What differs from Istio's default MeshConfig and from the one in the input (ConfigMap `istio` of the root namespace).
   * @default - nothing
   */
  readonly config?: Partial<MeshConfig>;
  /**
   * Objects that exist elsewhere: others may refer to them, and nothing is reported of them.
   * @default - none
   */
  readonly assume?: Iterable<Manifest>;
  /**
   * Manifests whose structure the schema gate refused. They exist, but no rule walks them: their fields may be of any type.
   * @default - none
   */
  readonly malformed?: ReadonlySet<Manifest>;
  /**
   * The day on which the mesh is judged, as `2027-01-31`: certificates and suppressions expire by it.
   * @default - nothing expires
   */
  readonly today?: string;
}

/**
 * A read-only, indexed view of plain manifests: what every check and the simulator ask. Nothing is judged here, and
 * every index is made when it is first asked for.
 *
 * @example
 * const mesh = Mesh.from(manifests);
 * for (const virtualService of mesh.of('VirtualService')) console.log(virtualService.spec.hosts);
 */
export class Mesh {
  /** Every object, in the order of the input; assumed ones last. */
  readonly resources: readonly Resource[];
  readonly config: MeshConfig;
  /** The day on which the mesh is judged, as `2027-01-31`; `undefined` where nothing expires. */
  readonly today: string | undefined;
  readonly #malformed: ReadonlySet<Manifest>;
  #byKind: ReadonlyMap<string, readonly Resource[]> | undefined;
  #byName: ReadonlyMap<string, Resource> | undefined;
  #malformedKinds: ReadonlySet<string> | undefined;
  #registry: Registry | undefined;
  #workloads: Workloads | undefined;

  private constructor(resources: readonly Resource[], options: MeshOptions) {
    this.resources = resources;
    const carried = meshConfigOf(
      resources.map((resource) => resource.manifest),
      options.config?.rootNamespace,
    );
    this.config = { ...DEFAULT_MESH_CONFIG, ...carried, ...options.config };
    this.today = options.today;
    this.#malformed = options.malformed ?? new Set();
  }

  /** Indexes manifests as they are. */
  static from(manifests: Iterable<Manifest>, options: MeshOptions = {}): Mesh {
    const resources: Resource[] = [];
    for (const manifest of manifests) resources.push(toResource(manifest, resources.length));
    for (const manifest of options.assume ?? []) resources.push(toResource(manifest, resources.length, true));
    return new Mesh(resources, options);
  }

  /** The well-formed objects of a kind, in the order of the input. */
  of<K extends Kind>(kind: K): readonly Resource<SpecByKind[K]>[] {
    this.#byKind ??= this.#indexByKind();
    return (this.#byKind.get(kind) ?? []) as readonly Resource<SpecByKind[K]>[];
  }

  /** The object of that kind and name, malformed ones included: it exists. */
  find<K extends Kind>(kind: K, namespace: string, name: string): Resource<SpecByKind[K]> | undefined {
    this.#byName ??= new Map(
      this.resources.map((resource) => [
        nameKey(kindKey(resource.group, resource.kind), resource.namespace, resource.name),
        resource,
      ]),
    );
    const scope = isClusterScoped(kind) ? '' : namespace;
    return this.#byName.get(nameKey(kind, scope, name)) as Resource<SpecByKind[K]> | undefined;
  }

  /** Whether some object of the kind cannot be walked. */
  hasMalformed(kind: Kind): boolean {
    this.#malformedKinds ??= new Set(
      this.resources
        .filter((resource) => this.isMalformed(resource))
        .map((resource) => kindKey(resource.group, resource.kind)),
    );
    return this.#malformedKinds.has(kind);
  }

  /** Whether the schema gate refused the object's structure, or there is nothing in it to walk. */
  isMalformed({ kind, manifest }: Resource): boolean {
    return this.#malformed.has(manifest) || (NEEDS_SPEC.has(kind) && manifest.spec === undefined);
  }

  /** Istio's service registry. */
  get registry(): Registry {
    this.#registry ??= new Registry(this);
    return this.#registry;
  }

  /** What runs in the mesh. */
  get workloads(): Workloads {
    this.#workloads ??= new Workloads(this);
    return this.#workloads;
  }

  #indexByKind(): ReadonlyMap<string, readonly Resource[]> {
    const index = new Map<string, Resource[]>();
    for (const resource of this.resources) {
      if (this.isMalformed(resource)) continue;
      const key = kindKey(resource.group, resource.kind);
      const same = index.get(key);
      if (same === undefined) index.set(key, [resource]);
      else same.push(resource);
    }
    return index;
  }
}

function nameKey(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}
