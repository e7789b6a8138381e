import { groupBy } from '../../mesh/indexed';
import { formatLabels } from '../../model/labels';
import type { Rule } from '../rule';

/** Two groups that a machine cannot tell apart. */
export const workloadGroupRepeated: Rule = {
  id: 'workload-group-repeated',
  level: 'warning',
  kiali: 'KIA1702',
  summary: 'Two WorkloadGroups of a namespace give their machines the same labels.',
  why: 'Services select machines by labels. Those of both groups are mixed, and a policy for one holds for the other.',
  bad: groupExample('ledger'),
  good: groupExample('journal'),
  *check(mesh) {
    const groups = mesh.of('WorkloadGroup').flatMap((object) => {
      const labels = { ...object.spec.metadata?.labels, ...object.spec.template.labels };
      return Object.keys(labels).length === 0 ? [] : [{ object, labels: formatLabels(labels) }];
    });
    for (const [first, ...others] of groupBy(
      groups,
      ({ object, labels }) => `${object.namespace} ${labels}`,
    ).values()) {
      for (const { object, labels } of others) {
        yield {
          object,
          path: ['spec'],
          message: `its machines have the labels of WorkloadGroup ${first!.object.namespace}/${first!.object.name}: ${labels}`,
          help: 'Give each group a label of its own.',
        };
      }
    }
  },
};

function groupExample(second: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata: { name: ledger, namespace: shop }
spec: { metadata: { labels: { app: ledger } }, template: { serviceAccount: ledger } }
---
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata: { name: ledger-2, namespace: shop }
spec: { metadata: { labels: { app: ${second} } }, template: { serviceAccount: ledger } }
`;
}
