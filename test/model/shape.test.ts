import { expect, it } from 'vitest';
import { compile } from '../types/compile';

const program = (shape: string) => `
import type { ShapeOf } from '../lib/model/shape';
interface Props { readonly to: string; readonly pool?: { readonly size?: number }; readonly versions: Record<string, { readonly labels?: object }> }
export const SHAPE = ${shape} satisfies ShapeOf<Props>;`;

it('is a list of keys that the compiler holds to the interface, at every depth that is looked into', () => {
  const said = compile({
    whole: program(`{ to: true, pool: { size: true }, versions: { '*': { labels: true } } }`),
    shallow: program(`{ to: true, pool: true, versions: true }`),
    missing: program(`{ to: true, pool: true }`),
    gone: program(`{ to: true, pool: true, versions: true, from: true }`),
    missingBelow: program(`{ to: true, pool: {}, versions: true }`),
    goneBelow: program(`{ to: true, pool: true, versions: { '*': { labels: true, label: true } } }`),
    noObject: program(`{ to: { length: true }, pool: true, versions: true }`),
  });
  const wrong = Object.entries(said).filter(([, words]) => words.length > 0);
  expect(wrong.map(([name]) => name)).toEqual(['missing', 'gone', 'missingBelow', 'goneBelow', 'noObject']);
});
