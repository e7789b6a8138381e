import { type AuthorizationPolicy, hasTarget, selectorOf } from '../mesh/authorization-rules';
import type { Mesh } from '../mesh/mesh';
import { workloadPorts } from '../mesh/service-ports';
import { isHttp, isTls } from '../model/protocol';

/**
 * The ports of the pods a policy selects, by whether Istio reads requests on them. Ports it sniffs are neither, and so
 * are ports of TLS: at a gateway, which the input may not show to be one, it is the proxy itself that ends it.
 */
export function portsByLayer(mesh: Mesh, policy: AuthorizationPolicy): { http: Set<number>; tcp: Set<number> } {
  const http = new Set<number>();
  const tcp = new Set<number>();
  if (hasTarget(policy)) return { http, tcp };
  for (const { workloadPort, protocol } of workloadPorts(mesh, policy.namespace, selectorOf(policy))) {
    if (workloadPort === undefined || protocol === undefined || protocol === 'UDP' || isTls(protocol)) continue;
    (isHttp(protocol) ? http : tcp).add(workloadPort);
  }
  // Two Services may call one port by two protocols; then the port is no clear case.
  for (const port of http) tcp.delete(port);
  return { http, tcp };
}
