import type gatewayApi from './gateway-api.constraints.json';
import type istio from './istio.constraints.json';

/** A CEL rule of the Kubernetes API server, beside the value that it is about (`self`). */
export interface Rule {
  readonly rule: string;
  readonly message?: string;
  readonly messageExpression?: string;
  readonly reason?: string;
  readonly fieldPath?: string;
  readonly optionalOldSelf?: boolean;
}

/**
 * What a value must be: the structural schema of a CustomResourceDefinition, without its prose.
 * `$ref` names an entry of `shapes`; only `since` stands beside it.
 */
export interface Node {
  readonly $ref?: string;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  /** What each value of a map must be. */
  readonly additional?: Node;
  readonly items?: Node;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  /** Groups of properties; of each group at most one may be set. */
  readonly oneOf?: readonly (readonly string[])[];
  /** JSON Schema's `oneOf`, where it is more than "at most one of these properties". */
  readonly oneOfSchemas?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly allOf?: readonly Node[];
  readonly not?: Node;
  /** The properties that tell the items of a list apart: no two items have the same. */
  readonly listMapKeys?: readonly string[];
  /** No item of the list occurs twice. */
  readonly listType?: 'set';
  /** Properties that the schema does not know are kept. */
  readonly preserveUnknown?: true;
  readonly nullable?: true;
  readonly intOrString?: true;
  readonly default?: unknown;
  readonly rules?: readonly Rule[];
  /** The release that brought the field. None: it is older than the oldest release the table tells apart. */
  readonly since?: string;
  /** The releases that brought values of the enum. */
  readonly enumSince?: Readonly<Record<string, string>>;
}

/** One kind of object. */
export interface KindConstraints {
  /** Every served version, the one that `schema` is of first. */
  readonly versions: readonly string[];
  readonly scope: 'Namespaced' | 'Cluster';
  /** The whole object: metadata-level rules, `spec`, `status`. */
  readonly schema: Node;
  /** Schemas of those served versions that differ from the first. */
  readonly schemas?: Readonly<Record<string, Node>>;
  /** The release that brought the kind. */
  readonly since?: string;
  /** The releases that brought versions of the kind. */
  readonly versionSince?: Readonly<Record<string, string>>;
}

/** The files that a table was made from. */
export interface ConstraintSource {
  readonly file: string;
  readonly version: string;
  readonly sha256: string;
}

/** What the API server asks of the kinds of one API, by `group/Kind`. */
export interface Constraints {
  readonly source: ConstraintSource;
  readonly kinds: Readonly<Record<string, KindConstraints>>;
  readonly shapes: Readonly<Record<string, Node>>;
}

/**
 * The constraint table of Istio's or of Gateway API's kinds. Read at the first call, not at start: authoring needs none of it.
 *
 * @example
 * loadConstraints('istio').kinds['networking.istio.io/VirtualService'].versions // ['v1', 'v1alpha3', 'v1beta1']
 */
export function loadConstraints(api: 'istio' | 'gateway-api'): Constraints {
  // The compiler copies a JSON file to the output when a type is taken from it; for `require` alone it does not.
  const table: typeof istio | typeof gatewayApi =
    api === 'istio' ? require('./istio.constraints.json') : require('./gateway-api.constraints.json');
  return table as Constraints;
}
