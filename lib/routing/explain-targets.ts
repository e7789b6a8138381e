import { formatObject } from '../model/finding';
import { settingsInWords } from '../model/settings-words';
import type { TargetFacts } from './target-facts';
import type { Trace } from './trace';

/** Says of every target which DestinationRules hold for it, and what the proxy speaks to it. */
export function explainTargets(facts: readonly TargetFacts[], trace: Trace): void {
  for (const { host, cluster, problem, policy } of facts) {
    if (cluster === undefined) {
      trace.say(`${host || 'The backend'}: the proxy knows no such host, port or subset.`);
      continue;
    }
    const { ref, rule } = cluster;
    const name = `${ref.host}:${ref.port}${ref.subset === undefined ? '' : `, subset ${ref.subset}`}`;
    const rules = rule?.from.map(formatObject).join(', ') ?? 'no DestinationRule';
    const missing = problem === 'no-endpoints' ? ' It has no endpoints.' : '';
    trace.say(`${name} follows ${rules}; TLS toward it: ${policy.tls}.${missing}`);
    const { tls: _, ...settings } = policy;
    const words = settingsInWords(settings);
    if (words !== '') trace.say(`The proxy treats its endpoints by ${words}.`);
  }
}
