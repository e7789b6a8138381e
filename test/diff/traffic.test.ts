import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffMeshes, type TrafficChange } from '../../lib/diff';
import { type Change, compareAnswers } from '../../lib/diff/compare-answers';
import { Mesh } from '../../lib/mesh/mesh';
import type { Manifest } from '../../lib/model/manifest';
import { type Request, Simulator } from '../../lib/routing';
import { change, mesh, policyChange, request } from './random-mesh';

const runs = { numRuns: Number(process.env['DIFF_RUNS'] ?? 50) };

/** Whether a request enters where another does and differs in all that the other differs in, and maybe in more. */
function shows(found: TrafficChange, asked: Request, changes: readonly Change[]): boolean {
  const entry = ({ from, port }: Request) => `${Object.keys(from)[0]} ${port}`;
  const seen = new Set(found.changes.map(({ what }) => what));
  return entry(found.request) === entry(asked) && changes.every(({ what }) => seen.has(what));
}

/**
 * Whether every sampled request that ends differently has a reported one that differs in the same. What two versions
 * make of a request may be alike by chance: one sets a header to `x`, the other copies it from a header that is `x`.
 */
function finds([before, after]: readonly [readonly Manifest[], readonly Manifest[]], seed: number): void {
  const [old, now] = [Mesh.from(before), Mesh.from(after)];
  const [first, second] = [new Simulator(old), new Simulator(now)];
  const { changes: found, bounds } = diffMeshes(old, now).traffic;
  fc.pre(bounds.length === 0);
  for (const asked of fc.sample(request, { seed, numRuns: 200 })) {
    const changes = compareAnswers(first.ask(asked), second.ask(asked));
    if (changes.length > 0)
      expect(found, JSON.stringify(asked)).toSatisfy(() => found.some((each) => shows(each, asked, changes)));
  }
}

test('whatever change of routes makes requests end differently, the diff finds one that does so in the same way', () => {
  fc.assert(fc.property(change, fc.nat(), finds), runs);
}, 600_000);

test('whatever change of policies makes requests end differently, the diff finds one that does so in the same way', () => {
  fc.assert(fc.property(policyChange, fc.nat(), finds), runs);
}, 600_000);

test('every change it reports is one that the simulators show', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(change, ([before, after]) => {
      const [old, now] = [Mesh.from(before), Mesh.from(after)];
      for (const { request: example, changes } of diffMeshes(old, now).traffic.changes) {
        expect(compareAnswers(new Simulator(old).ask(example), new Simulator(now).ask(example))).toEqual(changes);
      }
    }),
    { numRuns: 10 },
  );
});

test('a mesh is not different from itself, whatever the order of its objects', () => {
  fc.assert(
    fc.property(mesh, (manifests) => {
      const { traffic, objects } = diffMeshes(Mesh.from(manifests), Mesh.from([...manifests].reverse()));
      expect(traffic.changes).toEqual([]);
      expect(objects).toEqual([]);
    }),
    { numRuns: 50 },
  );
});
