import { groupBy, indexed } from './indexed';
import type { SpecByKind } from './kinds';
import type { DestinationRuleResource } from './merge-destination-rules';
import type { Mesh } from './mesh';
import type { RegistryHost, RegistryPort } from './registry';
import { ruledHosts, rulesCovering } from './ruled-hosts';
import { type PolicyBlock, policyBlocks } from './traffic-policies';

/** A place where a DestinationRule has the proxy speak TLS of its own (SIMPLE or MUTUAL) to a port. */
export interface OriginatedTls {
  readonly rule: DestinationRuleResource;
  readonly block: PolicyBlock;
  readonly entry: RegistryHost;
  readonly port: RegistryPort;
}

/** Every port of the registry to which a DestinationRule originates TLS. */
export function* originatedTls(mesh: Mesh): Iterable<OriginatedTls> {
  for (const rule of mesh.of('DestinationRule')) {
    const blocks = [...policyBlocks(rule.spec)].filter(originates);
    if (blocks.length === 0) continue;
    const hosts = ruledHosts(mesh, rule);
    for (const block of blocks) {
      for (const entry of hosts) {
        for (const port of entry.ports) if (holdsFor(rule, block, port.number)) yield { rule, block, entry, port };
      }
    }
  }
}

/**
 * Whether any DestinationRule of the input, in force or not, or a BackendTLSPolicy has clients encrypt what they send to
 * a port of a host.
 */
export function isEncrypted(mesh: Mesh, host: string, port: number): boolean {
  if (isBackendOfTlsPolicy(mesh, host, port)) return true;
  return rulesCovering(mesh, host).some((rule) =>
    [...policyBlocks(rule.spec)].some((block) => encrypts(block) && holdsFor(rule, block, port)),
  );
}

/** What BackendTLSPolicies are for, by kind, namespace and name. */
const tlsBackends = indexed((mesh) => {
  const targets = mesh
    .of('gateway.networking.k8s.io/BackendTLSPolicy')
    .flatMap(({ namespace, spec }) => spec.targetRefs.map((target) => ({ namespace, ...target })));
  return groupBy(targets, ({ kind, namespace, name }) => `${kind} ${namespace}/${name}`);
});

/** Istio makes a DestinationRule of such a policy. A section is a port's name. */
function isBackendOfTlsPolicy(mesh: Mesh, host: string, port: number): boolean {
  return mesh.registry.exact(host).some(({ resource, ports }) => {
    const { kind, namespace, name } = resource;
    const section = ports.find(({ number }) => number === port)?.name;
    const targets = tlsBackends(mesh).get(`${kind} ${namespace}/${name}`) ?? [];
    return targets.some(({ sectionName = section }) => sectionName === section);
  });
}

/** The ports on which the endpoints of a ServiceEntry's port listen. */
export function dialledPorts(entry: SpecByKind['ServiceEntry'], port: RegistryPort): ReadonlySet<number> {
  const target = typeof port.targetPort === 'number' ? port.targetPort : port.number;
  if (!entry.endpoints?.length) return new Set([target]);
  return new Set(entry.endpoints.map(({ ports }) => ports?.[port.name] ?? target));
}

function originates({ settings }: Pick<PolicyBlock, 'settings'>): boolean {
  return settings.tls?.mode === 'SIMPLE' || settings.tls?.mode === 'MUTUAL';
}

function encrypts({ settings }: Pick<PolicyBlock, 'settings'>): boolean {
  return originates({ settings }) || settings.tls?.mode === 'ISTIO_MUTUAL';
}

/** Whether a block decides for a port: it is the port's own, or there is none for that port beside it. */
function holdsFor({ spec }: DestinationRuleResource, { subset, port }: PolicyBlock, number: number): boolean {
  if (port !== undefined) return port === number;
  const level =
    subset === undefined ? spec.trafficPolicy : spec.subsets?.find(({ name }) => name === subset)?.trafficPolicy;
  return !level?.portLevelSettings?.some((settings) => settings.port?.number === number);
}
