import { type Constraints, type KindConstraints, loadConstraints, type Node } from '../../../imports/constraints';
import { compile } from './compile';
import { KUBERNETES_NODES } from './kubernetes-nodes';
import { ENVELOPE } from './metadata-node';
import type { Check } from './walk';

/** What is known of one kind of object. */
export interface KindSchema {
  /** From the tables; absent for kinds that are neither Istio's nor Gateway API's. */
  readonly constraints: KindConstraints | undefined;
  /** The check of objects of one version, of the whole manifest. */
  check(version: string): Check;
}

const ISTIO_GROUPS: ReadonlySet<string> = new Set([
  'networking.istio.io',
  'security.istio.io',
  'telemetry.istio.io',
  'extensions.istio.io',
]);
const GATEWAY_API_GROUP = 'gateway.networking.k8s.io';

/** Whether the group is one of those whose kinds are all in Istio's table. */
export function isIstioGroup(group: string): boolean {
  return ISTIO_GROUPS.has(group);
}

/** The kinds of one of Istio's groups. */
export function kindsOf(group: string): readonly string[] {
  const prefix = `${group}/`;
  return Object.keys(loadConstraints('istio').kinds)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length));
}

const schemas = new Map<string, KindSchema>();

/** What is known of the kind; of a kind outside the tables, its metadata and what the mesh reads. */
export function kindSchema(group: string, kind: string): KindSchema {
  const key = `${group}/${kind}`;
  let schema = schemas.get(key);
  if (schema === undefined) {
    schema = fromTable(tableOf(group), key) ?? outsideTables(key);
    if (schema.constraints !== undefined || Object.hasOwn(KUBERNETES_NODES, key)) schemas.set(key, schema);
  }
  return schema;
}

function tableOf(group: string): Constraints | undefined {
  if (isIstioGroup(group)) return loadConstraints('istio');
  return group === GATEWAY_API_GROUP ? loadConstraints('gateway-api') : undefined;
}

function fromTable(table: Constraints | undefined, key: string): KindSchema | undefined {
  if (table === undefined || !Object.hasOwn(table.kinds, key)) return undefined;
  const constraints = table.kinds[key]!;
  const checks = new Map<string, Check>();
  return {
    constraints,
    check(version) {
      let check = checks.get(version);
      if (check === undefined) {
        const schema = constraints.schemas?.[version] ?? constraints.schema;
        check = compile({ ...schema, properties: { ...schema.properties, ...ENVELOPE } }, table.shapes);
        checks.set(version, check);
      }
      return check;
    },
  };
}

function outsideTables(key: string): KindSchema {
  const known = Object.hasOwn(KUBERNETES_NODES, key) ? KUBERNETES_NODES[key]! : {};
  const check = compile(outside(known), {});
  return { constraints: undefined, check: () => check };
}

function outside(properties: Readonly<Record<string, Node>>): Node {
  return { type: 'object', preserveUnknown: true, properties: { ...properties, ...ENVELOPE } };
}
