import type { CelInput } from '@bufbuild/cel';
import type { Node } from '../../../../imports/constraints';

type Fields = Readonly<Record<string, unknown>>;

/** Words that CEL keeps to itself: Kubernetes writes a field of that name with underscores around it. */
const RESERVED = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return void var while'.split(
    ' ',
  ),
);

/**
 * A value as CEL rules see it, by its schema: whole numbers as CEL's int, defaults filled in, null fields and fields
 * the schema does not know left out, names that are no CEL identifiers escaped.
 */
export function toCel(value: unknown, node: Node, resolve: (node: Node) => Node): CelInput {
  const { type, properties, additional, items, intOrString } = resolve(node);
  if (value === null) return null;
  if (type === 'integer' || (intOrString && typeof value === 'number')) return BigInt(value as number);
  if (items !== undefined) return (value as readonly unknown[]).map((item) => toCel(item, items, resolve));
  if (additional !== undefined) {
    return new Map(Object.entries(value as Fields).map(([key, entry]) => [key, toCel(entry, additional, resolve)]));
  }
  if (properties !== undefined) return fieldsToCel(value as Fields, properties, resolve);
  return type === 'object' ? new Map() : (value as CelInput);
}

function fieldsToCel(
  value: Fields,
  properties: Readonly<Record<string, Node>>,
  resolve: (node: Node) => Node,
): CelInput {
  const fields = new Map<string, CelInput>();
  for (const [name, child] of Object.entries(properties)) {
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    const field = given ?? resolve(child).default;
    if (field !== undefined && field !== null) fields.set(escapeName(name), toCel(field, child, resolve));
  }
  return fields;
}

function escapeName(name: string): string {
  if (RESERVED.has(name)) return `__${name}__`;
  return name.replace(
    /__|[.\-/]/g,
    (part) => ({ __: '__underscores__', '.': '__dot__', '-': '__dash__', '/': '__slash__' })[part]!,
  );
}
