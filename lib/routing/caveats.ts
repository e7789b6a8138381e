import type { Kind } from '../mesh/kinds';
import type { Mesh } from '../mesh/mesh';
import type { Resource } from '../mesh/resource';
import { type Labels, selects } from '../model/labels';
import { policiesFor } from './policy/applicable';
import type { ProxyNode } from './proxy';
import type { ProxyState } from './proxy-state';
import type { TargetFacts } from './target-facts';

/** Objects that change what proxies do in ways that no manifest tells. */
const EXTENSIONS: readonly Kind[] = ['WasmPlugin', 'TrafficExtension'];

/** What is on a request's path that an answer cannot take into account: at the first proxy and at its targets. */
export function caveatsOf(state: ProxyState, facts: readonly TargetFacts[]): readonly string[] {
  const caveats = new Set(state.caveats);
  for (const { guards } of facts) {
    for (const { server } of guards)
      for (const caveat of proxyCaveats(state.mesh, server.proxy, server.isGateway ? 'GATEWAY' : 'SIDECAR_INBOUND'))
        caveats.add(caveat);
  }
  return [...caveats];
}

/** The caveats of one proxy. Rate limits and Lua are EnvoyFilters as well. */
export function proxyCaveats(
  mesh: Mesh,
  proxy: ProxyNode,
  context: 'GATEWAY' | 'SIDECAR_OUTBOUND' | 'SIDECAR_INBOUND',
): readonly string[] {
  const filters = mesh.of('EnvoyFilter').filter((filter) => touches(mesh, filter, proxy, context));
  const extensions = EXTENSIONS.flatMap((kind) => policiesFor(mesh, kind, proxy));
  return [...filters, ...extensions].map(
    ({ kind, namespace, name }) =>
      `${kind} ${namespace}/${name} may change what happens; what it does is not simulated.`,
  );
}

function touches(
  mesh: Mesh,
  {
    namespace,
    spec,
  }: Resource<{
    readonly workloadSelector?: { readonly labels?: Labels };
    readonly configPatches?: readonly unknown[];
  }>,
  proxy: ProxyNode,
  context: string,
): boolean {
  if (namespace !== mesh.config.rootNamespace && namespace !== proxy.namespace) return false;
  if (!selects(spec.workloadSelector?.labels ?? {}, proxy.labels)) return false;
  const patches = (spec.configPatches ?? []) as readonly { readonly match?: { readonly context?: string } }[];
  return patches.some(({ match }) => (match?.context ?? 'ANY') === 'ANY' || match?.context === context);
}
