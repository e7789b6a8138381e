import { expect, test } from 'vitest';
import { judgeSpec, places } from '../judge';

/** What istiod refuses, in words; the spec; and where it is wrong. */
export type Refusal = readonly [what: string, spec: unknown, path: string, metadata?: object];

/** Tests that each spec has one error of istiod's, at the place. */
export function refused(kind: string, rule: string, refusals: readonly Refusal[]): void {
  test.each(refusals as [string, unknown, string, object?][])('%s', (_, spec, path, metadata) => {
    const errors = judgeSpec(kind, spec, metadata).filter(({ level }) => level === 'error');
    expect(places(errors)).toEqual([`${rule} at ${path}`]);
  });
}

/** Tests that nothing is said of each spec. */
export function accepted(
  kind: string,
  specs: readonly (readonly [what: string, spec: unknown, metadata?: object])[],
): void {
  test.each(specs as [string, unknown, object?][])('%s', (_, spec, metadata) => {
    expect(judgeSpec(kind, spec, metadata)).toEqual([]);
  });
}
