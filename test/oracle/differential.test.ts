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
const meshes = number('ORACLE_MESHES', 40);
const requestsEach = number('ORACLE_REQUESTS', 200);
const seed = number('ORACLE_SEED', 1);
const shown = number('ORACLE_SHOW', 1);

let istiod: Istiod;
beforeAll(async () => {
  istiod = await Istiod.start();
});
afterAll(() => istiod.stop());

/** The requests of a mesh: as many for each proxy. */
function requestsOf({ manifests }: RandomMesh, from: number): Requests {
  const numRuns = Math.ceil(requestsEach / proxyNames.length);
  return Object.fromEntries(
    proxyNames.map((proxy, at) => [proxy, fc.sample(requestsFor(manifests, proxy), { seed: from + at, numRuns })]),
  );
}

test(`the simulator answers as Istio does: ${meshes} meshes from seed ${seed}, ${requestsEach} requests each`, async () => {
  const disagreements: string[] = [];
  const gates: string[] = [];
  const count = { asked: 0, meshes: 0, refused: 0, failed: 0, disagreements: 0 };
  for (let at = seed; at < seed + meshes; at++) {
    const [drawn] = fc.sample(randomMesh, { seed: at, numRuns: 1 }) as [RandomMesh];
    const [ours, theirs] = [ourRefusals(drawn), await theirRefusals(istiod, drawn)];
    count.refused += theirs.size;
    for (const name of new Set([...ours.keys(), ...theirs.keys()])) {
      if (ours.has(name) !== theirs.has(name))
        gates.push(`seed ${at}: ${name}: ours ${ours.get(name)?.join('; ')}, theirs ${theirs.get(name)?.join('; ')}`);
    }
    const mesh = without(drawn, theirs);
    const requests = requestsOf(mesh, at);
    try {
      const found = await askBoth(istiod, mesh, requests);
      count.meshes++;
      for (const each of proxyNames) count.asked += requests[each]?.length ?? 0;
      count.disagreements += found.length;
      const [first] = found;
      if (first !== undefined && disagreements.length < shown)
        disagreements.push(`seed ${at}, ${found.length} requests:\n${await smallest(mesh, first)}`);
      else if (first !== undefined) disagreements.push(`seed ${at}: ${describe(first)}`);
    } catch (error) {
      if (error instanceof IstiodFailed || error instanceof EnvoyRefused) count.failed++;
      else throw error;
      if (process.env.ORACLE_WHY) console.log(at, String(error).slice(0, 600));
    }
  }
  console.log(JSON.stringify(count));
  console.log(gates.join('\n'));
  expect(disagreements.join('\n\n')).toBe('');
});

/** The smallest mesh in which the request is still answered differently. */
async function smallest(mesh: RandomMesh, { proxy, request, differences }: Disagreement): Promise<string> {
  const fields = differences.map(({ field }) => field).join();
  let last: Disagreement | undefined;
  const manifests = await reduce(mesh.manifests, async (smaller) => {
    const [found] = await askBoth(istiod, { ...mesh, manifests: smaller }, { [proxy]: [request] }).catch(() => []);
    if (found?.differences.map(({ field }) => field).join() !== fields) return false;
    last = found;
    return true;
  });
  return `${describe(last ?? ({ proxy, request, differences } as Disagreement))}\n${manifests.map((each) => JSON.stringify(each)).join('\n---\n')}`;
}

function describe({ proxy, request: { from, ...request }, differences }: Disagreement): string {
  const lines = differences.map(
    ({ field, ours, theirs }) => `  ${field}: ours ${JSON.stringify(ours)}, theirs ${JSON.stringify(theirs)}`,
  );
  return `${proxy} ${JSON.stringify(request)}\n${lines.join('\n')}`;
}
