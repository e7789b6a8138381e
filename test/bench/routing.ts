import { Mesh } from '../../lib/mesh/mesh';
import type { Manifest } from '../../lib/model/manifest';
import { type Request, Simulator } from '../../lib/routing';

const ROUTES = 10;
const ROUNDS = 400_000;

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

function requests(count: number): readonly Request[] {
  const from = { workload: { namespace: 'shop', labels: { app: 'web' } } };
  return Array.from({ length: Math.min(count, 1000) * ROUTES }, (_, at) => ({
    from,
    host: `svc-${(at * 7919) % count}.shop`,
    port: 80,
    path: `/api/${at % ROUTES}/items?page=1`,
    headers: { 'x-version': `v${at % ROUTES}`, accept: '*/*' },
  }));
}

/** Prints how many requests a second the simulator answers, on one core, without a trace. */
export function benchRouting(): void {
  for (const count of [1_000, 10_000]) {
    const built = performance.now();
    const simulator = new Simulator(Mesh.from(manifests(count)));
    const asked = requests(count);
    for (const request of asked) simulator.ask(request);
    const start = performance.now();
    let routed = 0;
    for (let round = 0; round < ROUNDS; round++) {
      if (simulator.ask(asked[round % asked.length] as Request).outcome === 'route') routed++;
    }
    const seconds = (performance.now() - start) / 1000;
    const rate = Math.round(ROUNDS / seconds).toLocaleString('en');
    console.log(
      `${count} VirtualServices: ${rate} answers/s (${routed} routed), ready in ${Math.round(start - built)} ms`,
    );
  }
}
