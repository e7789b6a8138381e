import type { Node } from '../constraints';
import type { Crd, CrdSchema } from './crd';
import type { NameTable } from './names';
import { toNode } from './node';

/** A named object: what it must be, and where its message is described. */
export interface Shape {
  readonly node: Node;
  readonly page: string;
  readonly message: string;
}

/** One kind: its schema with the shapes in it replaced by `$ref`, and the schemas of the served versions that differ. */
interface Kind {
  readonly crd: Crd;
  readonly node: Node;
  readonly others: Readonly<Record<string, Node>>;
}

/** All kinds of some CustomResourceDefinitions and the shapes that they share. */
export interface Model {
  readonly kinds: readonly Kind[];
  readonly shapes: ReadonlyMap<string, Shape>;
}

/**
 * Name every nested object of the kinds by the table and share what has one name.
 * @throws when a shape has no name, one name stands for two different shapes, or an entry of the table is about nothing.
 */
export function collectShapes(crds: readonly Crd[], table: NameTable): Model {
  const names = byPlace(table);
  const unused = new Set(names.keys());
  const shapes = new Map<string, Shape>();

  function visit(schema: CrdSchema, owner: string, path: string): Node {
    if (path === '' || schema.type !== 'object' || !schema.properties) {
      return toNode(schema, (child, step) => visit(child, owner, path + step));
    }
    const place = [`${owner}.${path}`, `*.${path}`].find((candidate) => names.has(candidate));
    if (!place) throw new Error(`${owner}.${path} has no name: add it to the table of names`);
    unused.delete(place);
    const { name, page, message } = names.get(place)!;
    const node = visit(schema, name, '');
    const known = shapes.get(name);
    if (!known) shapes.set(name, { node, page, message });
    else if (JSON.stringify(known.node) !== JSON.stringify(node)) {
      throw new Error(`${owner}.${path} is not the ${name} met before: give it a name of its own`);
    }
    return { $ref: name };
  }

  const kinds = crds.map((crd): Kind => {
    const [first, ...rest] = crd.versions;
    if (!first) throw new Error(`${crd.group}/${crd.kind} serves no version`);
    const text = JSON.stringify(plain(first.schema));
    const others = rest.map(({ name, schema }) => [name, plain(schema)] as const);
    const different = others.filter(([, node]) => JSON.stringify(node) !== text);
    return { crd, node: visit(first.schema, crd.kind, ''), others: Object.fromEntries(different) };
  });
  if (unused.size > 0) throw new Error(`the table of names has places that do not exist: ${[...unused].join(', ')}`);
  return { kinds, shapes };
}

function byPlace(table: NameTable): Map<string, { name: string; page: string; message: string }> {
  const names = new Map<string, { name: string; page: string; message: string }>();
  for (const [page, places] of Object.entries(table)) {
    for (const [place, entry] of Object.entries(places)) {
      const [name, message] = typeof entry === 'string' ? [entry.replaceAll('.', ''), entry] : entry;
      names.set(place, { name, page, message });
    }
  }
  return names;
}

function plain(schema: CrdSchema): Node {
  return toNode(schema, plain);
}
