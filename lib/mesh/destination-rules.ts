import { toFqdn } from '../model/host-name';
import { type Labels, selects } from '../model/labels';
import { compareByCreation } from './creation-order';
import {
  type DestinationRuleResource,
  type EffectiveDestinationRule,
  MergedDestinationRules,
} from './merge-destination-rules';
import type { Mesh } from './mesh';

/**
 * Which DestinationRule governs a client's calls to a host. Istio asks the client's namespace, then the service's, then
 * the root namespace; a rule anywhere else is never considered.
 *
 * @see https://istio.io/latest/docs/ops/best-practices/traffic-management/#cross-namespace-configuration
 * @example
 * new DestinationRules(mesh).of('reviews.shop.svc.cluster.local', { service: 'shop', client: 'web' });
 */
export class DestinationRules {
  readonly #rootNamespace: string;
  readonly #local = new Map<string, MergedDestinationRules>();
  readonly #exported = new Map<string, MergedDestinationRules>();
  readonly #rootPrivate = new MergedDestinationRules();

  constructor(mesh: Mesh) {
    const { rootNamespace, domain, defaultDestinationRuleExportTo } = mesh.config;
    this.#rootNamespace = rootNamespace;
    const privateByDefault = defaultDestinationRuleExportTo?.includes('.') ?? false;
    for (const rule of [...mesh.of('DestinationRule')].sort(compareBySelector)) {
      const { namespace, spec } = rule;
      const host = toFqdn(spec.host, namespace, domain);
      const exportTo = new Set(spec.workloadSelector === undefined ? (spec.exportTo ?? []) : ['.']);
      const everywhere = exportTo.size === 0 || exportTo.has('*');
      if (everywhere || exportTo.has('.') || exportTo.has(namespace)) {
        mergedIn(this.#local, namespace).add(host, rule, exportTo);
      }
      const ownOnly = exportTo.size === 1 && (exportTo.has('.') || exportTo.has(namespace));
      if (!ownOnly && !(exportTo.size === 0 && privateByDefault)) {
        mergedIn(this.#exported, namespace).add(host, rule, exportTo);
      } else if (namespace === rootNamespace) {
        this.#rootPrivate.add(host, rule, exportTo);
      }
    }
  }

  /**
   * The rule for a host, from the namespaces of its service and of the client. `labels` are the client's, for rules
   * with a `workloadSelector`.
   */
  of(
    host: string,
    namespaces: { readonly service: string; readonly client: string },
    labels: Labels = {},
  ): EffectiveDestinationRule | undefined {
    const { service, client } = namespaces;
    const own = client === this.#rootNamespace ? this.#rootPrivate : this.#local.get(client);
    const rules =
      own?.covering(host) ??
      this.#exportedFrom(service, host, client) ??
      this.#exportedFrom(this.#rootNamespace, host, client);
    return rules === undefined ? undefined : choose(rules, client, labels);
  }

  #exportedFrom(owner: string, host: string, client: string): readonly EffectiveDestinationRule[] | undefined {
    const seen = this.#exported
      .get(owner)
      ?.covering(host)
      ?.filter(({ exportTo }) => exportTo.size === 0 || exportTo.has('*') || exportTo.has(client));
    return seen === undefined || seen.length === 0 ? undefined : seen;
  }
}

/** A rule that selects the client wins; of those without a selector, the last one does. */
function choose(
  rules: readonly EffectiveDestinationRule[],
  client: string,
  labels: Labels,
): EffectiveDestinationRule | undefined {
  let general: EffectiveDestinationRule | undefined;
  for (const rule of rules) {
    if (rule.workloadSelector === undefined) general = rule;
    else if (rule.namespace === client && selects(rule.workloadSelector, labels)) return rule;
  }
  return general;
}

function compareBySelector(a: DestinationRuleResource, b: DestinationRuleResource): number {
  const selecting = Number(b.spec.workloadSelector !== undefined) - Number(a.spec.workloadSelector !== undefined);
  return selecting !== 0 ? selecting : compareByCreation(a, b);
}

function mergedIn(index: Map<string, MergedDestinationRules>, namespace: string): MergedDestinationRules {
  const known = index.get(namespace);
  if (known !== undefined) return known;
  const made = new MergedDestinationRules();
  index.set(namespace, made);
  return made;
}
