import { groupBy } from '../../mesh/indexed';
import { suggestion } from '../../model/suggestion';
import type { Rule } from '../rule';

/** Machines with an identity that does not exist. */
export const workloadGroupUnknownAccount: Rule = {
  id: 'workload-group-unknown-account',
  level: 'warning',
  kiali: 'KIA1701',
  summary: 'A WorkloadGroup names a service account that its namespace does not have.',
  why: 'A machine joins with a token of that service account. Without it it gets no certificate and cannot join.',
  bad: accountExample('legder'),
  good: accountExample('ledger'),
  *check(mesh) {
    const accounts = groupBy(mesh.of('ServiceAccount'), ({ namespace }) => namespace);
    for (const object of mesh.of('WorkloadGroup')) {
      const name = object.spec.template.serviceAccount;
      const known = accounts.get(object.namespace)?.map((account) => account.name);
      if (!name || name === 'default' || known === undefined || known.includes(name)) continue;
      yield {
        object,
        path: ['spec', 'template', 'serviceAccount'],
        message: `its machines cannot join: namespace ${object.namespace} has no service account "${name}"`,
        help: suggestion(name, known),
      };
    }
  },
};

function accountExample(name: string): string {
  return `
apiVersion: v1
kind: ServiceAccount
metadata: { name: ledger, namespace: shop }
---
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata: { name: ledger, namespace: shop }
spec: { metadata: { labels: { app: ledger } }, template: { serviceAccount: ${name} } }
`;
}
