import { Mesh } from '../../../lib/mesh/mesh';
import { type Request, type Answer as Simulated, Simulator } from '../../../lib/routing';
import type { Answer } from '../answer';
import { Envoy, type EnvoyRequest } from '../envoy';
import type { Istiod } from '../istiod';
import { compare, type Difference } from './compare';
import type { RandomMesh } from './mesh';
import { type ProxyName, proxies } from './proxies';

/** A request over which the simulator and Envoy are of two minds. */
export interface Disagreement {
  readonly proxy: ProxyName;
  readonly request: Request;
  readonly differences: readonly Difference[];
  readonly ours: Simulated;
  readonly theirs: Answer;
}

export type Requests = Readonly<Partial<Record<ProxyName, readonly Request[]>>>;

/** The mesh as one YAML stream of JSON documents. */
export function text({ manifests }: RandomMesh): string {
  return manifests.map((each) => JSON.stringify(each)).join('\n---\n');
}

/**
 * Sends requests through Envoy with what istiod makes of the mesh, and asks the simulator about the same.
 * @throws MeshRefused, IstiodFailed or EnvoyRefused where nobody can say what the mesh does.
 */
export async function askBoth(istiod: Istiod, mesh: RandomMesh, requests: Requests): Promise<readonly Disagreement[]> {
  const { config } = mesh;
  const generated = await istiod.generate(text(mesh), proxies, JSON.stringify(config));
  const envoy = await Envoy.start(generated);
  try {
    const simulator = new Simulator(Mesh.from(mesh.manifests, { config }));
    const found: Disagreement[] = [];
    for (const [proxy, own] of Object.entries(requests) as [ProxyName, readonly Request[]][]) {
      const answers = await envoy.requests(proxy, own.map(toEnvoy));
      for (const [at, request] of own.entries()) {
        const theirs = answers[at] as Answer;
        const ours = simulator.ask(request);
        const differences = compare(ours, theirs);
        if (differences.length > 0) found.push({ proxy, request, differences, ours, theirs });
      }
    }
    return found;
  } finally {
    await envoy.stop();
  }
}

function toEnvoy({ host, port, address, tls, method, path, headers }: Request): EnvoyRequest {
  return {
    host,
    port,
    ...(address && { address }),
    ...(tls && { tls: { sni: tls.sni ?? '' } }),
    ...(method && { method }),
    ...(path && { path }),
    ...(headers && { headers }),
  };
}
