import type { SpecByKind } from '../../mesh/kinds';
import type { Mesh } from '../../mesh/mesh';
import type { Resource } from '../../mesh/resource';
import type { Path } from '../../model/finding';
import type { Rule } from '../rule';

/** A field that turns mTLS on for a machine that may have no proxy. */
export const workloadEntryServiceAccount: Rule = {
  id: 'workload-entry-service-account',
  level: 'info',
  summary: 'A WorkloadEntry or an endpoint has a serviceAccount and no security.istio.io/tlsMode label.',
  why: 'The service account alone makes clients use mesh mTLS. A machine without a sidecar cannot read that: every connection fails.',
  bad: entryExample(''),
  good: entryExample(', security.istio.io/tlsMode: istio'),
  *check(mesh) {
    for (const { object, path, entry } of entries(mesh)) {
      if (!entry.serviceAccount || entry.labels?.['security.istio.io/tlsMode'] !== undefined) continue;
      yield {
        object,
        path: [...path, 'serviceAccount'],
        message: `clients use mesh mTLS for ${entry.address ?? 'this endpoint'} because it has a serviceAccount: without a proxy there, connections fail`,
        help: 'With a proxy, say so with the label security.istio.io/tlsMode: istio; without one, leave serviceAccount out.',
      };
    }
  },
};

function* entries(mesh: Mesh): Iterable<{ object: Resource; path: Path; entry: SpecByKind['WorkloadEntry'] }> {
  for (const object of mesh.of('WorkloadEntry')) yield { object, path: ['spec'], entry: object.spec };
  for (const object of mesh.of('ServiceEntry')) {
    for (const [index, entry] of (object.spec.endpoints ?? []).entries()) {
      yield { object, path: ['spec', 'endpoints', index], entry };
    }
  }
}

function entryExample(label: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: WorkloadEntry
metadata: { name: ledger, namespace: shop }
spec: { address: 10.0.0.101, serviceAccount: ledger, labels: { app: ledger${label} } }
`;
}
