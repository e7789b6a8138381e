import { MESH_GATEWAY } from '../mesh/gateways';
import { httpRules } from '../mesh/http-rules';
import type { Mesh } from '../mesh/mesh';
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
export function* deadHttpRules(mesh: Mesh): Iterable<DeadRules> {
  let last: Resource | undefined;
  for (const { virtualService, rule, path } of httpRules(mesh)) {
    if (virtualService === last) continue;
    const { spec, namespace } = virtualService;
    if (!spec.hosts?.length) continue;
    if (!followers(rule.match, boundGateways(mesh, virtualService), namespace).has(MESH_GATEWAY)) continue;
    const entries = spec.hosts.map((host) =>
      mesh.registry.find(toFqdn(host, namespace, mesh.config.domain), namespace),
    );
    const [entry] = entries;
    // One host that the input does not know, or that can be read, is reason enough for the rules.
    if (entry === undefined || entries.some((other) => other === undefined || other.ports.length === 0)) continue;
    const ports = entries.flatMap((other) => other?.ports ?? []);
    const opaque = ports.filter(({ protocol }) => protocol !== undefined && !isHttp(protocol));
    if (opaque.length === ports.length) {
      last = virtualService;
      yield { virtualService, path: ['spec', 'http'], entry, ports: opaque };
      continue;
    }
    const asked = (rule.match ?? []).map((item) => opaque.find(({ number }) => number === item.port));
    if (asked.length === 0 || asked.some((port) => port === undefined)) continue;
    yield { virtualService, path: [...path, 'match'], entry, ports: asked as RegistryPort[] };
  }
}
