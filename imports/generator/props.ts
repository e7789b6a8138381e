import type { Node } from '../constraints';
import type { ReferenceEntry } from './references';
import type { Model } from './shapes';
import { declaration, type TypeStyle } from './types';

/** The props of the shapes that refer to something, and where in each kind's spec the references are. */
export interface Props {
  readonly text: string;
  /** By kind: `http[].route[].destination Destination`, with the form as a third word where the kind alone does not say it. */
  readonly paths: Readonly<Record<string, readonly string[]>>;
}

/**
 * Re-emit every shape that contains a reference, its strings replaced by the types of what they refer to.
 * @throws when a place of the table does not exist.
 */
export function emitProps(
  model: Model,
  table: Readonly<Record<string, ReferenceEntry>>,
  style: TypeStyle,
  header: string,
): Props {
  const unused = new Set(Object.keys(table));
  const found = new Map<string, readonly string[]>();
  const entryAt = (place: string, node: Node) => {
    const key = node.$ref !== undefined && table[node.$ref] ? node.$ref : place;
    if (table[key]) unused.delete(key);
    return table[key];
  };

  /** The references below a shape, as paths from it. */
  function referencesOf(shape: string): readonly string[] {
    const known = found.get(shape);
    if (known) return known;
    const { properties = {} } = model.shapes.get(shape)!.node;
    const paths = Object.entries(properties).flatMap(([key, node]) => below(node, `${shape}.${key}`, key));
    found.set(shape, paths);
    return paths;
  }
  function below(node: Node, place: string, path: string): readonly string[] {
    const entry = entryAt(place, node);
    if (entry) return [[path, entry.to, entry.form].filter(Boolean).join(' ')];
    if (node.$ref) return referencesOf(node.$ref).map((rest) => `${path}.${rest}`);
    if (node.items) return below(node.items, `${place}[]`, `${path}[]`);
    return node.additional ? below(node.additional, `${place}{}`, `${path}{}`) : [];
  }

  const paths = model.kinds.map(({ crd, node }) => [crd.kind, referencesOf(node.properties!.spec!.$ref!)] as const);
  if (unused.size > 0)
    throw new Error(`the table of references has places that do not exist: ${[...unused].join(', ')}`);

  const plain = new Set<string>();
  const shapes = [...found].filter(([, references]) => references.length > 0).map(([shape]) => shape);
  const propsStyle: TypeStyle = {
    ...style,
    special: (place, node) => {
      const entry = entryAt(place, node);
      return entry ? [`${entry.to}Like`, entry.or].filter(Boolean).join(' | ') : style.special(place, node);
    },
    nameOf: (shape) => {
      if (shapes.includes(shape)) return `${shape}Props`;
      plain.add(shape);
      return shape;
    },
  };
  const declarations = shapes
    .sort()
    .map((name) => declaration(name, model.shapes.get(name)!, propsStyle))
    .join('\n');
  const used = (names: Iterable<string>) =>
    [...new Set(names)].sort().filter((name) => new RegExp(`\\b${name}\\b`).test(declarations));
  const likes = Object.values(table).flatMap(({ to, or }) => [`${to}Like`, ...(or && /^\w+$/.test(or) ? [or] : [])]);
  const imports = [
    importLine(used([...plain, 'Duration', 'OnlyOneOf']), './istio.generated'),
    importLine(used(likes), './references'),
  ];
  return {
    text: `${header}${imports.join('')}\n${declarations}`,
    paths: Object.fromEntries(paths.filter(([, list]) => list.length > 0)),
  };
}

function importLine(names: readonly string[], from: string): string {
  return names.length === 0 ? '' : `import type {\n${names.map((name) => `  ${name},\n`).join('')}} from '${from}';\n`;
}
