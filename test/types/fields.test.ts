import { expect, test } from 'vitest';
import { loadConstraints, type Node } from '../../imports/constraints';
import references from '../../imports/references.json';
import { compile } from './compile';

const { kinds, shapes } = loadConstraints('istio');

/** A field of a spec: its path as people write it, and the type that is found there. */
interface Place {
  readonly path: string;
  readonly type: string;
}

/** Every field below a node, as far as the props have fields of Istio's there and no reference instead. */
function* fieldsBelow(node: Node, at: Place, referred: ReadonlySet<string>): Generator<Place> {
  const shape = node.$ref === undefined ? node : shapes[node.$ref]!;
  if (shape.items) yield* below(shape.items, { path: `${at.path}[]`, type: `Item<${at.type}>` }, referred);
  if (shape.additional) yield* below(shape.additional, { path: `${at.path}.*`, type: `Value<${at.type}>` }, referred);
  for (const [name, property] of Object.entries(shape.properties ?? {})) {
    const path = at.path === '' ? name : `${at.path}.${name}`;
    const place = { path, type: `Field<${at.type}, '${path === 'metadata' ? 'entryMetadata' : name}'>` };
    yield place;
    yield* below(property, place, referred);
  }
}

function below(node: Node, at: Place, referred: ReadonlySet<string>): Iterable<Place> {
  return referred.has(at.path) ? [] : fieldsBelow(node, at, referred);
}

const places = Object.entries(kinds).flatMap(([key, { schema }]) => {
  const kind = key.split('/')[1]!;
  const listed = (references as Record<string, readonly string[]>)[kind] ?? [];
  const referred = new Set(listed.map((place) => place.split(' ')[0]!));
  return [...fieldsBelow(schema.properties!['spec']!, { path: '', type: `lib.${kind}Props` }, referred)].map(
    (place) => ({
      ...place,
      kind,
    }),
  );
});

const prelude = `
import type * as lib from 'cdk8s-istio';
type Field<T, K extends string> = T extends unknown ? (K extends keyof T ? NonNullable<T[K]> : never) : never;
type Item<T> = T extends readonly (infer I)[] ? I : never;
type Value<T> = T extends Readonly<Record<string, infer V>> ? V : never;
type Exists<T> = [T] extends [never] ? false : true;
`;

test('every field of every kind of Istio is a field of the props', () => {
  expect(places.length).toBeGreaterThan(500);
  const checks = places.map(({ type }, index) => `const field${index}: Exists<${type}> = true;`);
  const before = prelude.split('\n').length - 1;
  const said = compile({ fields: prelude + checks.join('\n') }).fields;
  const missing = said.map((words) => places[Number.parseInt(words, 10) - before - 1]);
  expect(missing.map((place) => `${place?.kind} ${place?.path}`)).toEqual([]);
}, 60_000);

test('a field that the props do not have would be found', () => {
  const line = `const missing: Exists<Field<lib.SidecarProps, 'egres'>> = true;`;
  expect(compile({ fields: prelude + line }).fields).toHaveLength(1);
}, 60_000);
