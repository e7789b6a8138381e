import type { Answer, Target } from './answer';
import { found, reset } from './answers';
import type { Call } from './call';
import type { Layer4Target } from './listener';
import type { MeshIndex } from './mesh-index';
import type { ProxyState } from './proxy-state';
import type { Request } from './request';
import type { Trace } from './trace';

/** Sends a connection on whose bytes the proxy does not read. */
export function decideLayer4(
  _index: MeshIndex,
  state: ProxyState,
  _request: Request,
  call: Call,
  { destinations, source }: Layer4Target,
  trace: Trace | undefined,
): Answer {
  if (source !== undefined) trace?.say(`VirtualService ${source.namespace}/${source.name} routes the connection.`);
  if (destinations.length === 0) return reset(call, null, trace);
  const facts = destinations.map(({ cluster }) => state.facts(cluster));
  const targets = destinations.map(({ cluster, share }, at): Target => {
    const problem = facts[at]?.problem;
    return {
      host: cluster.host,
      subset: cluster.subset,
      port: cluster.port,
      weight: share,
      ...(problem && { problem }),
    };
  });
  const problems = new Set(targets.map(({ problem }) => problem));
  const outcome = problems.has(undefined) ? 'route' : problems.has('no-endpoints') ? 'no-endpoints' : 'no-cluster';
  const mtls = outcome === 'route' && facts.every((fact) => fact.mtls || fact.problem !== undefined);
  return { ...found(call, outcome, null, trace), destinations: targets, mtls };
}
