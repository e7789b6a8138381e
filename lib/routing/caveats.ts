import type { Kind, SpecByKind } from '../mesh/kinds';
import type { Mesh } from '../mesh/mesh';
import type { Resource } from '../mesh/resource';
import { policiesFor } from './policy/applicable';
import type { ProxyNode } from './proxy';
import type { ProxyState } from './proxy-state';
import type { TargetFacts } from './target-facts';

/** Objects that change what proxies do in ways that no manifest tells. */
const EXTENSIONS: readonly Kind[] = ['WasmPlugin', 'TrafficExtension'];

/** What at a request's targets an answer cannot take into account. */
export function caveatsOf({ mesh }: ProxyState, facts: readonly TargetFacts[]): readonly string[] {
  const caveats = new Set<string>();
  for (const { guards } of facts) {
    for (const { server } of guards)
      for (const caveat of proxyCaveats(mesh, server.proxy, server.isGateway ? 'GATEWAY' : 'SIDECAR_INBOUND'))
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
  const filters = policiesFor(mesh, 'EnvoyFilter', proxy).filter((filter) => touches(filter, context));
  const extensions = EXTENSIONS.flatMap((kind) => policiesFor(mesh, kind, proxy));
  return [...filters, ...extensions].map(
    ({ kind, namespace, name }) =>
      `${kind} ${namespace}/${name} may change what happens; what it does is not simulated.`,
  );
}

/** Whether a filter has a patch for one side of a proxy. */
function touches({ spec }: Resource<SpecByKind['EnvoyFilter']>, context: string): boolean {
  return (spec.configPatches ?? []).some(
    ({ match }) => (match?.context ?? 'ANY') === 'ANY' || match?.context === context,
  );
}
