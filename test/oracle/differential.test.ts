import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ourRefusals, theirRefusals, without } from './differential/admission';
import { askBoth, type Disagreement, type Requests } from './differential/ask-both';
import { type RandomMesh, randomMesh } from './differential/mesh';
import { proxyNames } from './differential/proxies';
import { reduce } from './differential/reduce';
import { requestsFor } from './differential/requests';
import { EnvoyRefused } from './envoy-process';
import { Istiod, IstiodFailed } from './istiod';

const number = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
/** How many meshes, and from which seed on; the mesh of a seed is always the same. */
const meshes = number('ORACLE_MESHES', 40);
const seed = number('ORACLE_SEED', 1);
/** How many requests each mesh gets, over all proxies. */
const requestsEach = number('ORACLE_REQUESTS', 200);
/** Of how many meshes with a disagreement the smallest form is looked for, which takes a minute each. */
const reduced = number('ORACLE_REDUCED', 1);

let istiod: Istiod;
beforeAll(async () => {
  istiod = await Istiod.start();
});
afterAll(() => istiod.stop());

test(`the simulator answers as Istio does: ${meshes} meshes from seed ${seed}, ${requestsEach} requests each`, async () => {
  const count = { meshes: 0, requests: 0, refusedObjects: 0, failedMeshes: 0, disagreements: 0 };
  const outcomes: Record<string, number> = {};
  const told: string[] = [];
  for (let at = seed; at < seed + meshes; at++) {
    const drawn = fc.sample(randomMesh, { seed: at, numRuns: 1 })[0] as RandomMesh;
    const refused = await theirRefusals(istiod, drawn);
    expect(new Set(ourRefusals(drawn).keys()), `what is refused of the mesh of seed ${at}`).toEqual(
      new Set(refused.keys()),
    );
    count.refusedObjects += refused.size;
    const mesh = without(drawn, refused);
    const requests = requestsOf(mesh, at);
    const once = await askBoth(istiod, mesh, requests).catch(nobodyKnows);
    // A connection to a new Envoy is reset once in a hundred thousand: a disagreement is one that comes again.
    const asked = once?.disagreements.length ? await askBoth(istiod, mesh, requests).catch(nobodyKnows) : once;
    if (asked === undefined) count.failedMeshes++;
    if (asked === undefined) continue;
    const found = asked.disagreements;
    count.meshes++;
    count.requests += asked.outcomes.length;
    count.disagreements += found.length;
    for (const outcome of asked.outcomes) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    const [first] = found;
    if (first === undefined) continue;
    const text = told.length < reduced ? await smallest(mesh, first) : describe(first);
    told.push(`seed ${at}, ${found.length} requests, one of them:\n${text}`);
  }
  console.log(JSON.stringify({ ...count, outcomes }));
  expect(told.join('\n\n')).toBe('');
  expect(count.failedMeshes).toBeLessThan(Math.max(5, meshes / 8));
});

/** istiod breaks over some meshes, and of some it makes what Envoy does not take. */
function nobodyKnows(error: unknown): undefined {
  if (!(error instanceof IstiodFailed || error instanceof EnvoyRefused)) throw error;
}

/** As many requests for each proxy. */
function requestsOf({ manifests }: RandomMesh, from: number): Requests {
  const numRuns = Math.ceil(requestsEach / proxyNames.length);
  return Object.fromEntries(
    proxyNames.map((proxy, at) => [proxy, fc.sample(requestsFor(manifests, proxy), { seed: from + at, numRuns })]),
  );
}

/** The smallest mesh in which the request is still answered differently in the same things. */
async function smallest(mesh: RandomMesh, found: Disagreement): Promise<string> {
  const { proxy, request } = found;
  const fields = ({ differences }: Disagreement) => differences.map(({ field }) => field).join();
  let last = found;
  const manifests = await reduce(mesh.manifests, async (smaller) => {
    const asked = await askBoth(istiod, { ...mesh, manifests: smaller }, { [proxy]: [request] }).catch(() => undefined);
    const still = asked?.disagreements[0];
    if (still === undefined || fields(still) !== fields(found)) return false;
    last = still;
    return true;
  });
  return [describe(last), ...manifests.map((each) => JSON.stringify(each))].join('\n---\n');
}

function describe({ proxy, request: { from, ...request }, differences }: Disagreement): string {
  const lines = differences.map(
    ({ field, ours, theirs }) => `  ${field}: ours ${JSON.stringify(ours)}, theirs ${JSON.stringify(theirs)}`,
  );
  return [`${proxy} ${JSON.stringify(request)}`, ...lines].join('\n');
}
