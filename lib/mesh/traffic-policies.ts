import type { Path } from '../model/finding';
import type { SpecByKind } from './kinds';
import type { Subset, TrafficPolicy } from './merge-destination-rules';

type DestinationRuleSpec = SpecByKind['DestinationRule'];
/** The client's TLS settings. */
export type ClientTls = NonNullable<TrafficPolicy['tls']>;
/** The settings that a port's policy has in common with a host's. */
export type PolicySettings = Pick<TrafficPolicy, 'connectionPool' | 'loadBalancer' | 'outlierDetection' | 'tls'>;

/** What carries traffic policies: a DestinationRule's spec, or what Istio makes of several. */
export type PolicyOwner = {
  readonly trafficPolicy?: TrafficPolicy | undefined;
  readonly subsets?: readonly Subset[] | undefined;
};

/** The names of {@link PolicySettings}. */
export const POLICY_SETTINGS = ['connectionPool', 'loadBalancer', 'outlierDetection', 'tls'] as const;

/** One traffic policy as written in a DestinationRule, and what applies where it holds. */
export interface PolicyBlock {
  /** Where it stands: `['spec', 'subsets', 0, 'trafficPolicy']`. */
  readonly path: Path;
  /** `undefined` above the subsets. */
  readonly subset: string | undefined;
  /** `undefined` where it holds for all ports. */
  readonly port: number | undefined;
  readonly settings: PolicySettings;
  /**
   * What Istio makes of it: a port's policy stands alone, a subset's replaces the host's block by block.
   */
  readonly effective: PolicySettings;
}

/** Every traffic policy of a DestinationRule: the host's, its ports', the subsets' and their ports'. */
export function* policyBlocks(spec: DestinationRuleSpec): Iterable<PolicyBlock> {
  const top = spec.trafficPolicy;
  if (top !== undefined) yield* blocks(top, undefined, ['spec', 'trafficPolicy'], top);
  for (const [index, { name, trafficPolicy }] of (spec.subsets ?? []).entries()) {
    if (trafficPolicy === undefined) continue;
    yield* blocks(trafficPolicy, name, ['spec', 'subsets', index, 'trafficPolicy'], merge(top ?? {}, trafficPolicy));
  }
}

function* blocks(
  policy: TrafficPolicy,
  subset: string | undefined,
  path: Path,
  effective: PolicySettings,
): Iterable<PolicyBlock> {
  yield { path, subset, port: undefined, settings: policy, effective };
  for (const [index, settings] of (policy.portLevelSettings ?? []).entries()) {
    const at = [...path, 'portLevelSettings', index];
    yield { path: at, subset, port: settings.port?.number, settings, effective: settings };
  }
}

/**
 * The settings that hold for a subset (`undefined`: none asked for) on a port, as Istio merges them: a port's policy
 * stands for its whole level, and a subset's replaces what is above it block by block, or wholly where it is a port's.
 */
export function settingsFor(spec: PolicyOwner, subset: string | undefined, port: number): PolicySettings {
  const top = levelFor(spec.trafficPolicy ?? {}, port).settings;
  const policy = spec.subsets?.find(({ name }) => name === subset)?.trafficPolicy;
  if (policy === undefined) return top;
  const { settings: own, isPortLevel } = levelFor(policy, port);
  return isPortLevel ? own : merge(top, own);
}

function levelFor(policy: TrafficPolicy, port: number): { settings: PolicySettings; isPortLevel: boolean } {
  const level = policy.portLevelSettings?.find((settings) => settings.port?.number === port);
  return { settings: level ?? policy, isPortLevel: level !== undefined };
}

function merge(base: PolicySettings, own: PolicySettings): PolicySettings {
  return {
    connectionPool: own.connectionPool ?? base.connectionPool,
    loadBalancer: own.loadBalancer ?? base.loadBalancer,
    outlierDetection: own.outlierDetection ?? base.outlierDetection,
    tls: own.tls ?? base.tls,
  };
}
