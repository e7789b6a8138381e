import { HostIndex } from './host-index';
import type { SpecByKind } from './kinds';
import type { Resource } from './resource';

/** A DestinationRule with its spec. */
export type DestinationRuleResource = Resource<SpecByKind['DestinationRule']>;
/** A traffic policy. */
export type TrafficPolicy = NonNullable<SpecByKind['DestinationRule']['trafficPolicy']>;
/** A named part of a host's endpoints. */
export type Subset = NonNullable<SpecByKind['DestinationRule']['subsets']>[number];

/** What Istio makes of the DestinationRules that one namespace has for one host and one audience. */
export interface EffectiveDestinationRule {
  /** Fully qualified, a wildcard when the rules have one. */
  readonly host: string;
  readonly namespace: string;
  /** Namespaces it is exported to, as written; none means all. */
  readonly exportTo: ReadonlySet<string>;
  readonly workloadSelector: Readonly<Record<string, string>> | undefined;
  /** The first policy any of the rules has. */
  readonly trafficPolicy: TrafficPolicy | undefined;
  /** Of equal names, the first. */
  readonly subsets: readonly Subset[];
  /** The rules it is made of, the first one first. */
  readonly from: readonly DestinationRuleResource[];
}

type Draft = { -readonly [K in keyof EffectiveDestinationRule]: EffectiveDestinationRule[K] };

/** The DestinationRules of one namespace, merged by host as Istio merges them. */
export class MergedDestinationRules {
  readonly #byHost = new HostIndex<Draft[]>();

  /** Merges a rule in. Rules come in the order in which the earlier one wins. */
  add(host: string, rule: DestinationRuleResource, exportTo: ReadonlySet<string>): void {
    const known = this.#byHost.exact(host);
    if (known === undefined) {
      this.#byHost.add(host, [draft(host, rule, exportTo)]);
      return;
    }
    let standsAlone = true;
    for (const existing of known) {
      if (!joins(exportTo, existing.exportTo)) {
        standsAlone = true;
        continue;
      }
      standsAlone = !equalSets(exportTo, existing.exportTo);
      const selector = rule.spec.workloadSelector?.matchLabels;
      const selecting = rule.spec.workloadSelector !== undefined;
      if (
        selecting &&
        existing.workloadSelector !== undefined &&
        !sameLabels(selector ?? {}, existing.workloadSelector)
      ) {
        standsAlone = true;
        continue;
      }
      if (selecting === (existing.workloadSelector !== undefined)) standsAlone = false;
      absorb(existing, rule);
    }
    if (standsAlone) known.push(draft(host, rule, exportTo));
  }

  /** The rules of the most specific host that covers `host`. */
  covering(host: string): readonly EffectiveDestinationRule[] | undefined {
    return this.#byHost.mostSpecific(host);
  }
}

function draft(host: string, rule: DestinationRuleResource, exportTo: ReadonlySet<string>): Draft {
  const { trafficPolicy, subsets, workloadSelector } = rule.spec;
  return {
    host,
    namespace: rule.namespace,
    exportTo,
    workloadSelector: workloadSelector === undefined ? undefined : (workloadSelector.matchLabels ?? {}),
    trafficPolicy,
    subsets: subsets ?? [],
    from: [rule],
  };
}

function absorb(existing: Draft, rule: DestinationRuleResource): void {
  const names = new Set(existing.subsets.map((subset) => subset.name));
  existing.subsets = [...existing.subsets, ...(rule.spec.subsets ?? []).filter((subset) => !names.has(subset.name))];
  existing.trafficPolicy ??= rule.spec.trafficPolicy;
  existing.from = [...existing.from, rule];
}

/** Whether a rule exported to `incoming` is merged into one exported to `existing`: equal audiences, or a wider one. */
function joins(incoming: ReadonlySet<string>, existing: ReadonlySet<string>): boolean {
  if (equalSets(incoming, existing)) return true;
  return existing.size > 0 && [...existing].every((scope) => incoming.has(scope));
}

function equalSets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((scope) => b.has(scope));
}

function sameLabels(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && a[key] === b[key]);
}
