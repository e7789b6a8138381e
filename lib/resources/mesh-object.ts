import { ApiObject, type ApiObjectMetadata, App, Chart, JsonPatch, resolve } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Manifest } from '../model/manifest';
import { type NameRule, nameProblem } from '../model/name';
import { noteOrigin } from '../model/origin';
import { report } from '../model/problem';
import { type Lowered, lower } from './lower';
import { ManifestError } from './manifest-error';

/** What every construct of one object takes beside its spec. */
export interface MeshObjectProps {
  /**
   * Name, namespace, labels, annotations and whatever else `metadata` holds.
   * @default - the construct's id as name, the chart's namespace and labels
   */
  readonly metadata?: ApiObjectMetadata;
}

/** What a kind tells {@link MeshObject} of itself. */
export interface MeshObjectKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** @default 'subdomain' */
  readonly nameRule?: NameRule;
}

/** The resolvers of every cdk8s App; where there are more, values are cdk8s' to resolve. */
const STOCK_RESOLVERS = 3;

/**
 * The base of every construct that writes one object. It is a cdk8s `ApiObject`: `metadata`, `addJsonPatch` and
 * `ApiObject.of` work as everywhere. The body is asked for when the object is written, so that constructs may learn of
 * routes and versions until then.
 */
export abstract class MeshObject extends ApiObject {
  readonly #body: () => Record<string, unknown>;

  /**
   * @param body - the fields beside `metadata`, by name: `spec`, or `data` of a Secret
   */
  protected constructor(
    scope: Construct,
    id: string,
    kind: MeshObjectKind,
    metadata: ApiObjectMetadata | undefined,
    body: () => Record<string, unknown>,
  ) {
    const name = metadata?.name ?? defaultName(scope, id);
    super(scope, id, { apiVersion: kind.apiVersion, kind: kind.kind, metadata: { ...metadata, name } });
    this.#body = body;
    noteOrigin(this, new.target);
    const problem = nameProblem(name, kind.nameRule ?? 'subdomain');
    if (problem !== undefined) report(this, problem);
  }

  /** The namespace the object is in, `undefined` where neither it nor its chart names one. */
  get namespace(): string | undefined {
    return this.metadata.namespace;
  }

  /**
   * The object as plain data, as it is written: keys sorted, references turned into names, patches applied last.
   *
   * @throws ManifestError when a value cannot be written (NaN, a function, a cycle, a hole in a list), naming each
   */
  override toJson(): Manifest {
    const json: Record<string, unknown> = {
      apiVersion: this.apiVersion,
      kind: this.kind,
      metadata: this.metadata.toJson(),
      ...(this.#lowered() as object),
    };
    const { patches } = this as unknown as { readonly patches: readonly JsonPatch[] };
    return (patches.length === 0 ? json : identityFirst(JsonPatch.apply(json, ...patches))) as Manifest;
  }

  #lowered(): unknown {
    const refused: string[] = [];
    const refuse = (path: string, reason: string) => void refused.push(`${path}: ${reason}`);
    let lowered: Lowered = lower(this.#body(), refuse);
    if (refused.length === 0 && (lowered.deferred || App.of(this).resolvers.length > STOCK_RESOLVERS)) {
      lowered = lower(resolve([], lowered.value, this), refuse);
    }
    if (refused.length > 0) throw new ManifestError(this.node.path, refused);
    return lowered.value;
  }
}

/** The ids from below the chart down to the object, joined: `shop/team/products` in the chart `shop` is `team-products`. */
function defaultName(scope: Construct, id: string): string {
  const chart = Chart.of(scope);
  const scopes = scope.node.scopes;
  const below = scopes.slice(scopes.indexOf(chart) + 1).map((ancestor) => ancestor.node.id);
  return [...below, id].join('-');
}

/** A patch may move keys; what says what an object is comes first all the same. */
function identityFirst(json: Record<string, unknown>): Record<string, unknown> {
  const { apiVersion, kind, metadata, ...body } = json;
  return { apiVersion, kind, metadata, ...body };
}
