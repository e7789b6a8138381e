import { compareByCreation } from '../../mesh/creation-order';
import { groupBy } from '../../mesh/indexed';
import { ruledHost, rulesByHost } from '../../mesh/ruled-hosts';
import { formatLabels } from '../../model/labels';
import type { Rule } from '../rule';

/** Settings of a second DestinationRule for the same host that Istio leaves out. */
export const destinationRuleMergedAway: Rule = {
  id: 'destination-rule-merged-away',
  level: 'warning',
  kiali: 'KIA0201',
  summary: 'A second DestinationRule for one host has a trafficPolicy or a subset that Istio ignores.',
  why: 'Istio makes one rule of all that a namespace has for a host: subsets are put together, of equal names the older one stays, and of the traffic policies only the first is used.',
  bad: mergedExample('trafficPolicy: { connectionPool: { tcp: { maxConnections: 10 } } }'),
  good: mergedExample('subsets: [{ name: v2, labels: { version: v2 } }]'),
  *check(mesh) {
    const rivals = [...rulesByHost(mesh).values()].filter((rules) => rules.length > 1).flat();
    const same = groupBy(rivals.sort(compareByCreation), (rule) => {
      const selector = rule.spec.workloadSelector;
      const audience = [...(rule.spec.exportTo ?? [])].sort().join(',');
      return `${rule.namespace} ${ruledHost(mesh, rule)} ${selector ? formatLabels(selector.matchLabels ?? {}) : '-'} ${audience}`;
    });
    for (const [first, ...later] of same.values()) {
      let policy = first?.spec.trafficPolicy === undefined ? undefined : first;
      const subsets = new Map((first?.spec.subsets ?? []).map(({ name }) => [name, first]));
      for (const object of later) {
        const { trafficPolicy, subsets: own = [] } = object.spec;
        if (trafficPolicy !== undefined && policy !== undefined) {
          yield {
            object,
            path: ['spec', 'trafficPolicy'],
            message: `the trafficPolicy is ignored: DestinationRule ${policy.namespace}/${policy.name} comes first for ${object.spec.host} and has one`,
            help: 'Put both into one DestinationRule.',
          };
        }
        if (trafficPolicy !== undefined) policy ??= object;
        for (const [index, { name }] of own.entries()) {
          const earlier = subsets.get(name);
          if (earlier === undefined) subsets.set(name, object);
          else {
            yield {
              object,
              path: ['spec', 'subsets', index],
              message: `the subset "${name}" is ignored: DestinationRule ${earlier.namespace}/${earlier.name} comes first for ${object.spec.host} and declares it`,
              help: 'Give it another name, or declare it once.',
            };
          }
        }
      }
    }
  },
};

function mergedExample(second: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: products, namespace: shop }
spec:
  host: products.shop.svc.cluster.local
  trafficPolicy: { connectionPool: { tcp: { maxConnections: 100 } } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: products-2, namespace: shop }
spec:
  host: products.shop.svc.cluster.local
  ${second}
`;
}
