import fc from 'fast-check';
import type { Manifest } from '../../../lib/model/manifest';

/** What people and programs write by mistake. */
const slips = fc.constantFrom<unknown>(
  '',
  '*',
  '*.*',
  'a b',
  'UPPER.example.com',
  '/x',
  './a',
  '10.0.0.1',
  '(',
  '-1s',
  '0s',
  '1',
  0,
  -1,
  1.5,
  65536,
  true,
  null,
  [],
  {},
  [''],
);

type Path = readonly (string | number)[];

/** A manifest with one part of its spec left out, written twice, or replaced by a slip. */
export function spoiled(manifest: Manifest): fc.Arbitrary<Manifest> {
  const paths = pathsOf(manifest.spec).map((path) => ['spec', ...path]);
  if (paths.length === 0) return fc.constant(manifest);
  const change = fc.oneof(
    { weight: 3, arbitrary: slips.map((slip) => () => [slip]) },
    { weight: 1, arbitrary: fc.constant(() => []) },
    { weight: 1, arbitrary: fc.constant((value: unknown) => [value, value]) },
  );
  return fc.tuple(fc.constantFrom(...paths), change).map(([path, make]) => replace(manifest, path, make) as Manifest);
}

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const own = [...path, Array.isArray(value) ? Number(key) : key];
    return [own, ...pathsOf(inner, own)];
  });
}

/** The value with what `make` gives in place of one part; in an object a second value is lost. */
function replace(value: unknown, [step, ...rest]: Path, make: (part: unknown) => unknown[]): unknown {
  const changed = (part: unknown) => (rest.length === 0 ? make(part) : [replace(part, rest, make)]);
  if (Array.isArray(value)) return value.flatMap((part, at) => (at === step ? changed(part) : [part]));
  const entries = Object.entries(value as Readonly<Record<string, unknown>>);
  return Object.fromEntries(
    entries.flatMap(([key, part]) =>
      key === step
        ? changed(part)
            .slice(0, 1)
            .map((made) => [key, made])
        : [[key, part]],
    ),
  );
}
