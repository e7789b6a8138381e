import { groupBy } from '../../mesh/indexed';
import type { Rule } from '../rule';

/** One address for two gateways. */
export const gatewayAddressRepeated: Rule = {
  id: 'gateway-address-repeated',
  level: 'warning',
  kiali: 'KIA1502',
  summary: 'Two Gateways of the Gateway API ask for the same address.',
  why: 'Each Gateway gets a Service of its own, and an address can belong to one of them. The other stays without and is never ready.',
  bad: addressExample('203.0.113.10'),
  good: addressExample('203.0.113.11'),
  *check(mesh) {
    const asked = mesh.of('gateway.networking.k8s.io/Gateway').flatMap((object) =>
      (object.spec.addresses ?? []).flatMap(({ type = 'IPAddress', value }, index) =>
        // A host name is an existing Service, which several Gateways may stand for.
        value === undefined || type !== 'IPAddress' ? [] : [{ object, index, value }],
      ),
    );
    for (const [first, ...others] of groupBy(asked, ({ value }) => value).values()) {
      for (const { object, index, value } of others) {
        if (object === first!.object) continue;
        yield {
          object,
          path: ['spec', 'addresses', index],
          message: `${value} is asked for by Gateway ${first!.object.namespace}/${first!.object.name} too, and only one of them gets it`,
          help: 'Put the listeners into one Gateway, or give each an address.',
        };
      }
    }
  },
};

function addressExample(address: string): string {
  return `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  gatewayClassName: istio
  addresses: [{ type: IPAddress, value: 203.0.113.10 }]
  listeners: [{ name: http, port: 80, protocol: HTTP }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: partners, namespace: shop }
spec:
  gatewayClassName: istio
  addresses: [{ type: IPAddress, value: ${address} }]
  listeners: [{ name: http, port: 80, protocol: HTTP }]
`;
}
