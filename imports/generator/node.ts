import type { Node } from '../constraints';
import type { CrdSchema } from './crd';

const kept = [
  'type',
  'required',
  'enum',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'nullable',
  'default',
];
const renamed: Readonly<Record<string, string>> = {
  'x-kubernetes-validations': 'rules',
  'x-kubernetes-preserve-unknown-fields': 'preserveUnknown',
  'x-kubernetes-int-or-string': 'intOrString',
};
/** Prose, and what only merging and not validation looks at. */
const dropped = ['description', 'title', 'example', 'externalDocs', 'x-kubernetes-map-type'];

/**
 * One level of a structural schema as a `Node`; `child` makes the levels below, told the step to them (`name`, `[]`, `{}`).
 * @throws on a keyword it does not know: the table must not silently say less than the schema.
 */
export function toNode(schema: CrdSchema, child: (schema: CrdSchema, step: string) => Node): Node {
  const node: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (kept.includes(keyword)) node[keyword] = value;
    else if (renamed[keyword]) node[renamed[keyword]] = value;
    else if (!dropped.includes(keyword)) Object.assign(node, structure(keyword, schema, child));
  }
  return node;
}

function structure(keyword: string, schema: CrdSchema, child: (schema: CrdSchema, step: string) => Node): Node {
  const plain = (nested: CrdSchema): Node => toNode(nested, plain);
  switch (keyword) {
    case 'properties':
      return { properties: mapValues(schema.properties!, child) };
    case 'items':
      return { items: child(schema.items!, '[]') };
    case 'additionalProperties': {
      const values = schema.additionalProperties;
      if (typeof values === 'object') return { additional: child(values, '{}') };
      if (values) return { preserveUnknown: true };
      break;
    }
    case 'not':
      return { not: plain(schema.not!) };
    case 'anyOf':
      return schema['x-kubernetes-int-or-string'] ? {} : { anyOf: schema.anyOf!.map(plain) };
    case 'oneOf': {
      const group = atMostOne(schema.oneOf!);
      return group ? { oneOf: [group] } : { oneOfSchemas: schema.oneOf!.map(plain) };
    }
    case 'allOf': {
      const groups = schema.allOf!.map((part) => Object.keys(part).join() === 'oneOf' && atMostOne(part.oneOf!));
      return groups.every((group) => group !== false && group !== undefined)
        ? { oneOf: groups as readonly string[][] }
        : { allOf: schema.allOf!.map(plain) };
    }
    case 'x-kubernetes-list-map-keys':
      return { listMapKeys: schema[keyword] as readonly string[] };
    case 'x-kubernetes-list-type':
      return schema[keyword] === 'set' ? { listType: 'set' } : {};
  }
  throw new Error(`unknown keyword in a schema: ${keyword}: ${JSON.stringify(schema[keyword])}`);
}

/** The properties of a `oneOf` that means "at most one of these": each alternative requires one, and one forbids them all. */
function atMostOne(alternatives: readonly CrdSchema[]): string[] | undefined {
  const [none, ...single] = alternatives;
  const group = single.map((alternative) => alternative.required?.[0] ?? '');
  const canonical = [
    { not: { anyOf: group.map((key) => ({ required: [key] })) } },
    ...group.map((key) => ({ required: [key] })),
  ];
  return none?.not && JSON.stringify(canonical) === JSON.stringify(alternatives) ? group : undefined;
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, to: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value, key)]));
}
