import { MESH_GATEWAY } from '../mesh/gateways';
import { indexed } from '../mesh/indexed';
import type { RegistryHost, RegistryPort } from '../mesh/registry';
import type { Resource } from '../mesh/resource';
import { boundGateways, followers } from '../mesh/route-targets';
import type { Path } from '../model/finding';
import { toFqdn } from '../model/host-name';
import { isHttp } from '../model/protocol';

/** HTTP rules for sidecars on a host none of whose ports they can read. */
export interface DeadRules {
  readonly virtualService: Resource;
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
    const opaque = ports.filter(({ protocol }) => protocol !== undefined && !isHttp(protocol));
    if (opaque.length === 0) continue;
    const bound = boundGateways(mesh, virtualService);
    for (const [index, { match = [] }] of (spec.http ?? []).entries()) {
      if (!followers(match, bound, namespace).has(MESH_GATEWAY)) continue;
      if (opaque.length === ports.length) {
        dead.push({ virtualService, path: ['spec', 'http'], entry, ports: opaque });
        break;
      }
      const asked = match.map((item) => opaque.find(({ number }) => number === item.port));
      if (asked.length === 0 || asked.some((port) => port === undefined)) continue;
      dead.push({ virtualService, path: ['spec', 'http', index, 'match'], entry, ports: asked as RegistryPort[] });
    }
  }
  return dead;
});
