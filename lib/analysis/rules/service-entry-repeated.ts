import { compareByCreation } from '../../mesh/creation-order';
import { groupBy } from '../../mesh/indexed';
import type { Mesh } from '../../mesh/mesh';
import { type ServiceEntryResource, sharedEntries } from '../../mesh/shared-entries';
import { toVisibility, type Visibility } from '../../mesh/visibility';
import type { Problem, Rule } from '../rule';
import { seenTogether } from '../seen-together';

/** A port that a ServiceEntry declares. */
interface Claim {
  readonly object: ServiceEntryResource;
  readonly number: number;
  readonly protocol: string | undefined;
}

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
    for (const [host, objects] of sharedEntries(mesh)) {
      const claims = [...objects]
        .sort(compareByCreation)
        .flatMap((object) => (object.spec.ports ?? []).map(({ number, protocol }) => ({ object, number, protocol })));
      for (const same of groupBy(claims, ({ number }) => String(number)).values()) yield* repeats(mesh, host, same);
    }
  },
};

/** What is wrong with declarations of one port of a host, the oldest of which comes first. */
function* repeats(mesh: Mesh, host: string, [first, ...others]: readonly Claim[]): Iterable<Problem> {
  const { object: owner, protocol: spoken } = first!;
  const seen = audience(mesh, owner);
  for (const { object, number, protocol } of others) {
    if (object === owner || !seenTogether(seen, audience(mesh, object)) || addsEndpoints(owner, object)) continue;
    // Of different protocols Istio itself speaks.
    if (protocol?.toUpperCase() !== spoken?.toUpperCase()) continue;
    yield {
      object,
      path: ['spec', 'hosts', object.spec.hosts!.indexOf(host)],
      message: `${host}:${number} is declared twice: ServiceEntry ${owner.namespace}/${owner.name} has it too, and a proxy uses one of the two`,
      help: 'Declare it once, or keep each to its own namespace with exportTo: [.].',
    };
  }
}

function audience(mesh: Mesh, { spec, namespace }: ServiceEntryResource): Visibility {
  return toVisibility(spec.exportTo, namespace, mesh.config.defaultServiceExportTo);
}

/** Istio puts the endpoints of one namespace's entries for a host together; that is a way to write them. */
function addsEndpoints(...entries: readonly ServiceEntryResource[]) {
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
