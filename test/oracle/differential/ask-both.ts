import { Mesh } from '../../../lib/mesh/mesh';
import { type Request, type Answer as Simulated, Simulator } from '../../../lib/routing';
import type { Answer } from '../answer';
import { Envoy, type EnvoyRequest } from '../envoy';
import type { Istiod } from '../istiod';
import type { ProxyConfig } from '../proxy-config';
import { askServer } from './ask-server';
import { compare, type Difference, outcomeOf } from './compare';
import type { RandomMesh } from './mesh';
import { type ProxyName, proxies } from './proxies';
import { tokenOf } from './request-authentications';
import { running, serversOf } from './servers';

/** A request over which the simulator and Envoy are of two minds. */
export interface Disagreement {
  readonly proxy: ProxyName;
  readonly request: Request;
  readonly differences: readonly Difference[];
  readonly ours: Simulated;
  readonly theirs: Answer;
}

/** What came of asking both. */
export interface Asked {
  readonly disagreements: readonly Disagreement[];
  /** What became of each request by Envoy, with the verdict of the destination's proxy: `route`, `route denied`. */
  readonly outcomes: readonly string[];
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
export async function askBoth(istiod: Istiod, mesh: RandomMesh, requests: Requests): Promise<Asked> {
  const { config } = mesh;
  const servers = serversOf(mesh.manifests);
  const inbound = Object.fromEntries([...servers.values()].map(({ name, proxy }) => [name, proxy]));
  const manifests = text({ ...mesh, manifests: [...mesh.manifests, ...running(servers.values())] });
  const generated = await istiod.generate(manifests, { ...inbound, ...proxies }, JSON.stringify(config));
  const envoy = await Envoy.start(generated);
  try {
    const simulator = new Simulator(Mesh.from(mesh.manifests, { config }));
    const disagreements: Disagreement[] = [];
    const outcomes: string[] = [];
    for (const [proxy, own] of Object.entries(requests) as [ProxyName, readonly Request[]][]) {
      const answers = await envoy.requests(proxy, own.map(toEnvoy));
      for (const [at, request] of own.entries()) {
        const theirs = answers[at] as Answer;
        const ours = simulator.ask(request);
        // Behind a gateway requests do not say the address of its pod, which policies may ask for.
        const isOpen = ours.caveats.some((caveat) => caveat.includes('does not say which'));
        // What is TLS of the client's own remains opaque to the server's proxy as well.
        const verdict =
          request.tls === undefined && !isOpen
            ? await askServer(envoy, servers, proxy, generated[proxy] as ProxyConfig, theirs)
            : undefined;
        const differences = compare(ours, theirs, verdict);
        outcomes.push([outcomeOf(theirs), verdict].filter(Boolean).join(' '));
        if (differences.length > 0) disagreements.push({ proxy, request, differences, ours, theirs });
      }
    }
    return { disagreements, outcomes };
  } finally {
    await envoy.stop();
  }
}

function toEnvoy({ host, port, address, source, tls, method, path, headers, claims }: Request): EnvoyRequest {
  return {
    host,
    port,
    ...(address && { address }),
    ...(source && { source }),
    ...(tls && { tls: { sni: tls.sni ?? '' } }),
    ...(method && { method }),
    ...(path && { path }),
    headers: { ...headers, ...(claims && { authorization: `Bearer ${tokenOf(claims)}` }) },
  };
}
