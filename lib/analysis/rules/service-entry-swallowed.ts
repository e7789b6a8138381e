import { compareByCreation } from '../../mesh/creation-order';
import { groupBy } from '../../mesh/indexed';
import type { SpecByKind } from '../../mesh/kinds';
import type { Mesh } from '../../mesh/mesh';
import type { Resource } from '../../mesh/resource';
import { toVisibility } from '../../mesh/visibility';
import { maskedCidr } from '../../model/cidr';
import { isHttp, isTls, parseProtocol } from '../../model/protocol';
import type { Rule } from '../rule';
import { seenTogether } from '../seen-together';

/** Two TCP hosts that a proxy cannot tell apart. */
export const serviceEntrySwallowed: Rule = {
  id: 'service-entry-swallowed',
  level: 'warning',
  summary: 'Two ServiceEntries have a TCP port of the same number, and the same address or none.',
  why: 'TCP carries no host name: a proxy tells connections apart by address and port alone. Without addresses an entry stands for every connection to its port. The older one gets them all, and traffic for the other goes to the wrong database.',
  bad: twoExample('', ''),
  good: twoExample('\n  addresses: [240.1.0.10]', '\n  addresses: [240.1.0.11]'),
  *check(mesh) {
    const resolves = resolvesByProxy(mesh);
    const places = [...mesh.of('ServiceEntry')].sort(compareByCreation).flatMap((object) => {
      const addresses = addressesOf(object);
      if (addresses.length === 0 && resolves) return [];
      return (object.spec.ports ?? []).flatMap((port, index) => {
        const protocol = parseProtocol(port.protocol ?? '');
        if (isHttp(protocol) || isTls(protocol) || protocol === 'UDP') return [];
        const own = addresses.length === 0 ? [undefined] : addresses;
        return own.map((address) => ({ object, index, number: port.number, address }));
      });
    });
    const placeOf = (address: string | undefined) => (address === undefined ? '' : maskedCidr(address));
    for (const claims of groupBy(places, ({ number, address }) => `${number} ${placeOf(address)}`).values()) {
      const [first, ...others] = claims;
      for (const { object, index, number, address } of others) {
        const owner = first!.object;
        const visibility = [owner, object].map(({ spec, namespace }) =>
          toVisibility(spec.exportTo, namespace, mesh.config.defaultServiceExportTo),
        );
        const sameHost = object.spec.hosts.some((host) => owner.spec.hosts.includes(host));
        if (sameHost || !seenTogether(visibility[0]!, visibility[1]!)) continue;
        yield {
          object,
          path: ['spec', 'ports', index],
          message: `connections to ${object.spec.hosts[0]}:${number} go to ${owner.spec.hosts[0]}: ServiceEntry ${owner.namespace}/${owner.name} comes first on TCP port ${number}, and ${address === undefined ? 'neither has addresses' : `both have the address ${address}`}`,
          help: 'Give each its addresses (those that clients dial), or another port, or have the proxies capture DNS.',
        };
      }
    }
  },
};

/** The addresses an entry has or was given. */
function addressesOf({ spec, manifest }: Resource<SpecByKind['ServiceEntry']>): readonly string[] {
  const { addresses = [] } = Object(manifest.status) as { readonly addresses?: readonly { readonly value: string }[] };
  return spec.addresses?.length ? spec.addresses : addresses.map(({ value }) => value);
}

/** Whether proxies answer DNS themselves: then every host gets an address of its own. */
function resolvesByProxy(mesh: Mesh): boolean {
  const metadata = mesh.config.defaultConfig?.proxyMetadata as Readonly<Record<string, unknown>> | undefined;
  return String(metadata?.ISTIO_META_DNS_CAPTURE) === 'true';
}

function twoExample(first: string, second: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: orders-db, namespace: shop }
spec:
  hosts: [orders-db.example.com]${first}
  location: MESH_EXTERNAL
  resolution: STATIC
  ports: [{ number: 5432, name: tcp, protocol: TCP }]
  endpoints: [{ address: 203.0.113.10 }]
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: stock-db, namespace: shop }
spec:
  hosts: [stock-db.example.com]${second}
  location: MESH_EXTERNAL
  resolution: STATIC
  ports: [{ number: 5432, name: tcp, protocol: TCP }]
  endpoints: [{ address: 203.0.113.11 }]
`;
}
