import { compareByCreation } from '../../mesh/creation-order';
import { groupBy } from '../../mesh/indexed';
import type { SpecByKind } from '../../mesh/kinds';
import { toVisibility } from '../../mesh/visibility';
import type { Rule } from '../rule';
import { seenTogether } from '../seen-together';

/** One host and port in two ServiceEntries. */
export const serviceEntryRepeated: Rule = {
  id: 'service-entry-repeated',
  level: 'warning',
  kiali: 'KIA1211',
  summary: 'Two ServiceEntries that a namespace sees together declare the same host and port.',
  why: 'A proxy uses one of the two. Which one depends on namespaces and age, and a change to the other does nothing.',
  bad: repeatExample('api.example.com'),
  good: repeatExample('www.example.com'),
  *check(mesh) {
    const claims = [...mesh.of('ServiceEntry')]
      .sort(compareByCreation)
      .flatMap((object) =>
        (object.spec.hosts ?? []).flatMap((host, index) =>
          (object.spec.ports ?? []).map(({ number, protocol }) => ({ object, host, index, number, protocol })),
        ),
      );
    for (const [first, ...others] of groupBy(claims, ({ host, number }) => `${host} ${number}`).values()) {
      const owner = first!.object;
      const seen = toVisibility(owner.spec.exportTo, owner.namespace, mesh.config.defaultServiceExportTo);
      for (const { object, host, index, number, protocol } of others) {
        const other = toVisibility(object.spec.exportTo, object.namespace, mesh.config.defaultServiceExportTo);
        if (object === owner || !seenTogether(seen, other) || addsEndpoints(owner, object)) continue;
        // Of different protocols Istio itself speaks.
        if (protocol?.toUpperCase() !== first!.protocol?.toUpperCase()) continue;
        yield {
          object,
          path: ['spec', 'hosts', index],
          message: `${host}:${number} is declared twice: ServiceEntry ${owner.namespace}/${owner.name} has it too, and a proxy uses one of the two`,
          help: 'Declare it once, or keep each to its own namespace with exportTo: [.].',
        };
      }
    }
  },
};

/** Istio puts the endpoints of one namespace's entries for a host together; that is a way to write them. */
function addsEndpoints(
  ...entries: readonly { readonly namespace: string; readonly spec: SpecByKind['ServiceEntry'] }[]
) {
  const same = new Set(entries.map(({ namespace }) => namespace)).size === 1;
  return same && entries.every(({ spec }) => spec.endpoints?.length || spec.workloadSelector);
}

function repeatExample(host: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{ number: 443, name: tls, protocol: TLS }]
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: web }
spec:
  hosts: [${host}]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{ number: 443, name: tls, protocol: TLS }]
`;
}
