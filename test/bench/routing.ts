import { Mesh } from '../../lib/mesh/mesh';
import type { Manifest } from '../../lib/model/manifest';
import { type Request, Simulator } from '../../lib/routing';

const COUNTS = [1_000, 10_000];
const ROUTES = 10;
const REQUESTS = 10_000;
const ROUNDS = 9;
const ASKED_PER_ROUND = 100_000;

/** Services with a VirtualService of ten routes each. */
function manifests(count: number): readonly Manifest[] {
  return Array.from({ length: count }, (_, at) => `svc-${at}`).flatMap((name) => [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: 'shop' },
      spec: { clusterIP: '', selector: { app: name }, ports: [{ name: 'http', port: 80 }] },
    },
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name, namespace: 'shop' },
      spec: {
        hosts: [name],
        http: Array.from({ length: ROUTES }, (_, route) => ({
          name: `route-${route}`,
          match: [{ uri: { prefix: `/api/${route}/` }, headers: { 'x-version': { exact: `v${route}` } } }],
          timeout: '5s',
          route: [
            { destination: { host: name }, weight: 90 },
            { destination: { host: 'svc-0' }, weight: 10 },
          ],
        })),
      },
    },
  ]);
}

/**
 * As many requests for every mesh, about its hosts in turn and always the same of a host's routes: the small mesh is
 * asked the same again and again, the big one something else each time, which is the harder comparison.
 */
function requests(count: number): readonly Request[] {
  const from = { workload: { namespace: 'shop', labels: { app: 'web' } } };
  return Array.from({ length: REQUESTS }, (_, at) => ({
    from,
    host: `svc-${(at * 7919) % count}.shop`,
    port: 80,
    path: `/api/${at % ROUTES}/items?page=1`,
    headers: { 'x-version': `v${at % ROUTES}`, accept: '*/*' },
  }));
}

/** A mesh of which everything has been asked once. */
function readyMesh(count: number): { readonly ask: () => number; readonly ready: number } {
  const start = performance.now();
  const simulator = new Simulator(Mesh.from(manifests(count)));
  const asked = requests(count);
  for (const request of asked) simulator.ask(request);
  const ready = performance.now() - start;
  const ask = () => {
    const begin = performance.now();
    for (let at = 0; at < ASKED_PER_ROUND; at++) {
      const { outcome } = simulator.ask(asked[at % asked.length] as Request);
      if (outcome !== 'route') throw new Error(`a request of the bench came to ${outcome}`);
    }
    return ASKED_PER_ROUND / ((performance.now() - begin) / 1000);
  };
  return { ask, ready };
}

/**
 * Prints how many requests a second the simulator answers, on one core, without a trace: the median of several rounds,
 * in which the meshes take turns, so that whatever else the machine does slows all of them alike.
 */
export function benchRouting(): void {
  const meshes = COUNTS.map(readyMesh);
  const rates = meshes.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) for (const [at, { ask }] of meshes.entries()) rates[at]?.push(ask());
  const medians = rates.map((each) => each.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0);
  for (const [at, count] of COUNTS.entries()) {
    const rate = medians[at] ?? 0;
    const share = (rate / (medians[0] ?? 0)).toFixed(2);
    const ready = Math.round(meshes[at]?.ready ?? 0);
    const answers = Math.round(rate).toLocaleString('en');
    console.log(`${count} VirtualServices: ${answers} answers/s (${share} of the first), ready in ${ready} ms`);
  }
}
