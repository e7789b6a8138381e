import { serviceRoutes } from '../mesh/gateway-api-routes';
import { MESH_GATEWAY } from '../mesh/gateways';
import { indexed } from '../mesh/indexed';
import type { Mesh } from '../mesh/mesh';
import type { RegistryHost, RegistryPort } from '../mesh/registry';
import type { Resource } from '../mesh/resource';
import { boundGateways, followers } from '../mesh/route-targets';
import type { Path } from '../model/finding';
import { toFqdn } from '../model/host-name';
import { isHttp } from '../model/protocol';

/** HTTP rules for sidecars on a host none of whose ports they can read. */
export interface DeadRules {
  /** A VirtualService, or a route of the Gateway API. */
  readonly object: Resource;
  readonly path: Path;
  readonly entry: RegistryHost;
  readonly ports: readonly RegistryPort[];
}

/**
 * The HTTP rules that sidecars follow for a host on whose ports Istio reads no requests: all rules of a VirtualService
 * together where the host has no other ports, single rules where their match names such a port.
 */
export const deadHttpRules = indexed((mesh): readonly DeadRules[] => {
  const dead: DeadRules[] = [];
  for (const virtualService of mesh.of('VirtualService')) {
    const { spec, namespace } = virtualService;
    const entries = (spec.hosts ?? []).map((host) =>
      mesh.registry.find(toFqdn(host, namespace, mesh.config.domain), namespace),
    );
    const [entry] = entries;
    // One host that the input does not know, or that can be read, is reason enough for the rules.
    if (entry === undefined || entries.some((other) => other === undefined || other.ports.length === 0)) continue;
    const ports = entries.flatMap((other) => other?.ports ?? []);
    const opaque = ports.filter(isOpaque);
    if (opaque.length === 0) continue;
    const bound = boundGateways(mesh, virtualService);
    for (const [index, { match = [] }] of (spec.http ?? []).entries()) {
      if (!followers(match, bound, namespace).has(MESH_GATEWAY)) continue;
      if (opaque.length === ports.length) {
        dead.push({ object: virtualService, path: ['spec', 'http'], entry, ports: opaque });
        break;
      }
      const asked = match.map((item) => opaque.find(({ number }) => number === item.port));
      if (asked.length === 0 || asked.some((port) => port === undefined)) continue;
      dead.push({
        object: virtualService,
        path: ['spec', 'http', index, 'match'],
        entry,
        ports: asked as RegistryPort[],
      });
    }
  }
  for (const each of deadGatewayApiRoutes(mesh)) dead.push(each);
  return dead;
});

/** HTTPRoutes and GRPCRoutes bound to Services: their rules hold on the port that the reference names, else on all. */
function* deadGatewayApiRoutes(mesh: Mesh): Iterable<DeadRules> {
  for (const { object, parent, path, host } of serviceRoutes(mesh)) {
    if (object.kind !== 'HTTPRoute' && object.kind !== 'GRPCRoute') continue;
    const [entry] = mesh.registry.exact(host);
    const ports = entry?.ports.filter(({ number }) => (parent.port ?? number) === number) ?? [];
    if (entry === undefined || ports.length === 0 || !ports.every(isOpaque)) continue;
    yield { object, path, entry, ports };
  }
}

function isOpaque({ protocol }: RegistryPort): boolean {
  return protocol !== undefined && !isHttp(protocol);
}
