import { DestinationRules } from './destination-rules';
import { indexed } from './indexed';
import { namespaceOfService } from './known';
import type { EffectiveDestinationRule } from './merge-destination-rules';
import type { Mesh } from './mesh';
import { type PolicySettings, settingsFor } from './traffic-policies';

const lookup = indexed((mesh) => new DestinationRules(mesh));

/** The DestinationRule in force for a client, and its settings for one port and subset. */
export interface ClientPolicy {
  readonly rule: EffectiveDestinationRule;
  readonly settings: PolicySettings;
}

/**
 * How clients of a namespace call a port of a host, as the DestinationRules say; `undefined` where none is in force.
 * Rules for single workloads (`workloadSelector`) are left out.
 */
export function clientPolicy(
  mesh: Mesh,
  to: { readonly host: string; readonly port: number; readonly subset?: string | undefined },
  client: string,
): ClientPolicy | undefined {
  const service = mesh.registry.find(to.host, client)?.namespace ?? namespaceOfService(mesh, to.host) ?? client;
  const rule = lookup(mesh).of(to.host, { service, client });
  return rule === undefined ? undefined : { rule, settings: settingsFor(rule, to.subset, to.port) };
}
