import { ApiObject, type ApiObjectMetadata, App, Chart, resolve } from 'cdk8s';
import type { Construct } from 'constructs';
import { describeValue } from '../model/in-words';
import type { Manifest } from '../model/manifest';
import { isMapping } from '../model/mapping';
import { type NameRule, nameProblem } from '../model/name';
import { noteOrigin } from '../model/origin';
import { report } from '../model/problem';
import type { Shape } from '../model/shape';
import { unknownKeys } from '../model/unknown-keys';
import { lower } from './lower';
import { ManifestError } from './manifest-error';
import { metadataFields, onlyName, withoutEmpty } from './metadata';
import { applyPatches } from './patches';
import { fieldsOf, VERBATIM } from './reference-fields';

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
  /** The props there are, of kinds whose fields no table of constraints knows. @default - all are written */
  readonly shape?: Shape;
  /** Whether the object is in no namespace. @default false */
  readonly clusterScoped?: boolean;
  /** Whether it is written as it is: no name is judged, `null` stays, and nothing in it refers to anything. @default false */
  readonly verbatim?: boolean;
}

/** The resolvers of every cdk8s App; where there are more, values are cdk8s' to resolve. */
const STOCK_RESOLVERS = 3;

/** Whether they are more, of charts asked before: an app is many levels above its objects. */
const RESOLVES_MORE = new WeakMap<Chart, boolean>();

/**
 * The base of every construct that writes one object. It is a cdk8s `ApiObject`: `metadata`, `addJsonPatch` and
 * `ApiObject.of` work as everywhere. The body is asked for when the object is written, so that constructs may learn of
 * routes and versions until then.
 */
export abstract class MeshObject<Given extends MeshObjectProps = MeshObjectProps> extends ApiObject {
  /** The props as they were given. They are read when the object is written, so a getter among them is asked then. */
  protected readonly given: Given;
  readonly #kind: MeshObjectKind;

  protected constructor(scope: Construct, id: string, kind: MeshObjectKind, props: Given) {
    const given = isMapping(props) ? props : ({} as Given);
    const { metadata } = given;
    const name = metadata?.name ?? defaultName(scope, id);
    super(scope, id, { apiVersion: kind.apiVersion, kind: kind.kind, metadata: { ...metadata, name } });
    this.given = given;
    this.#kind = kind;
    noteOrigin(this, new.target);
    if (given !== props) report(this, `is given ${describeValue(props)} for its props`);
    if (kind.shape !== undefined) for (const slip of unknownKeys(given, kind.shape)) report(this, slip);
    if (kind.verbatim) return;
    const problem = nameProblem(name, kind.nameRule ?? 'subdomain');
    if (problem !== undefined) report(this, problem);
    const misplaced = metadata?.namespace === undefined ? undefined : nameProblem(metadata.namespace, 'label');
    if (misplaced !== undefined) report(this, `metadata.namespace: ${misplaced}`);
  }

  /** Whether the object is made by a construct of this library; to `instanceof`, which cdk8s changes, every `ApiObject` is. */
  static isMeshObject(object: ApiObject): boolean {
    return #kind in object;
  }

  /** The fields beside `metadata`, by name: all other props as `spec`, where a kind says nothing else. */
  protected body(): Readonly<Record<string, unknown>> {
    const { metadata: _, ...spec } = this.given;
    return { spec };
  }

  /** The namespace the object is in, `undefined` where neither it nor its chart names one. */
  get namespace(): string | undefined {
    return this.#kind.clusterScoped ? undefined : this.metadata.namespace;
  }

  /**
   * The object as plain data, as it is written: keys sorted, references turned into names, patches applied last.
   *
   * @throws ManifestError when a value cannot be written (NaN, a function, a cycle, a hole in a list), naming each
   */
  override toJson(): Manifest {
    const json: Record<string, unknown> = { apiVersion: this.apiVersion, kind: this.kind, metadata: undefined };
    const simple = this.#resolvesMore ? undefined : onlyName(this.metadata, this.namespace);
    const lowered = this.#lowered(simple === undefined ? metadataFields(this.metadata, this.namespace) : undefined);
    for (const key in lowered) json[key] = lowered[key];
    json['metadata'] = simple ?? withoutEmpty(lowered['metadata']);
    return applyPatches(this, json) as Manifest;
  }

  /** Whether the app has resolvers of its own, which may replace any value. */
  get #resolvesMore(): boolean {
    let more = RESOLVES_MORE.get(this.chart);
    if (more === undefined) {
      more = App.of(this).resolvers.length > STOCK_RESOLVERS;
      RESOLVES_MORE.set(this.chart, more);
    }
    return more;
  }

  #lowered(metadata: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, unknown>> {
    const places = this.#kind.verbatim ? VERBATIM : fieldsOf(this.apiVersion, this.kind);
    const fields = metadata === undefined ? this.body() : { ...this.body(), metadata };
    let lowered = lower(fields, places, this.namespace);
    if (lowered.refused.length === 0 && (lowered.deferred || this.#resolvesMore)) {
      lowered = lower(resolve([], lowered.value, this), places, this.namespace);
    }
    if (lowered.refused.length > 0) throw new ManifestError(this.node.path, lowered.refused);
    return lowered.value as Record<string, unknown>;
  }
}

/** The ids from below the chart down to the object, joined: `shop/team/products` in the chart `shop` is `team-products`. */
function defaultName(scope: Construct, id: string): string {
  if (Chart.isChart(scope)) return id;
  const chart = Chart.of(scope);
  const scopes = scope.node.scopes;
  const below = scopes.slice(scopes.indexOf(chart) + 1).map((ancestor) => ancestor.node.id);
  return [...below, id].join('-');
}
