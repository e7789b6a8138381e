import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allRules, analyze } from '../../lib/analysis';
import { Mesh } from '../../lib/mesh/mesh';
import { readManifests } from '../../lib/mesh/read-yaml';
import type { Manifest } from '../../lib/model/manifest';
import { checkSchema } from '../../lib/schema';

const texts = allRules.flatMap(({ bad, good }) => [bad, good]);

/** What people's templates put where something else belongs. */
const NASTY: readonly unknown[] = [
  undefined,
  null,
  '',
  'x',
  0,
  -1,
  Number.NaN,
  true,
  [],
  {},
  [null],
  [{}],
  { __proto__: null, constructor: 'x' },
];

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))];
}

/** The manifests with the value at a path replaced, or taken out. */
function replaced(manifests: readonly Manifest[], path: Path, value: unknown): Manifest[] {
  const copy = structuredClone(manifests) as Manifest[];
  const last = path.at(-1);
  const parent = path.slice(0, -1).reduce((node, step) => (node as never)[step], copy as unknown);
  if (last === undefined) return copy;
  if (value === undefined) delete (parent as Record<string, unknown>)[last];
  else (parent as Record<string, unknown>)[last] = value;
  return copy.filter((manifest) => typeof manifest === 'object' && manifest !== null && !Array.isArray(manifest));
}

describe('a mesh with something odd in it', () => {
  it('makes no rule throw: what the schema gate refuses is not walked', () => {
    const spoiled = fc
      .constantFrom(...texts)
      .map((text) => readManifests(text, 'example.yaml').documents.map(({ manifest }) => manifest))
      .chain((manifests) =>
        fc.tuple(fc.constant(manifests), fc.constantFrom(...pathsOf(manifests).slice(1)), fc.constantFrom(...NASTY)),
      );
    fc.assert(
      fc.property(spoiled, ([manifests, path, value]) => {
        const input = replaced(manifests, path, value).filter(({ kind }) => typeof kind === 'string');
        if (input.some(({ apiVersion }) => typeof apiVersion !== 'string')) return;
        const refused = Mesh.from(input).resources.filter((resource) => !checkSchema(resource).wellFormed);
        const malformed = new Set(refused.map(({ manifest }) => manifest));
        for (const { message } of analyze(Mesh.from(input, { malformed, today: '2027-01-31' }), allRules)) {
          expect(message).not.toMatch(/\bundefined\b|\[object|NaN/);
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 1500) },
    );
  });
});
