import type { Rule } from '../rule';
import { unseenSubsets } from '../unseen-subsets';

/** A subset that is declared, but not for those who are sent there. */
export const subsetOutOfSight: Rule = {
  id: 'subset-out-of-sight',
  level: 'error',
  summary: 'A route leads to a subset whose DestinationRule its clients do not see, or that another one hides.',
  why:
    "A client has one DestinationRule for a host: of its own namespace, else the service's, else the root namespace's, if it is exported to it, " +
    'and there the one with the most specific host. Where that one does not declare the subset, Envoy has no cluster for it: every request on the route is answered 503 (NC). ' +
    'A warning where the input holds no workloads and cannot know who calls.',
  bad: sightExample("['.']"),
  good: sightExample("['*']"),
  *check(mesh) {
    for (const { target, client, declaredBy, inForce, sure } of unseenSubsets(mesh)) {
      const { subset, destination, mirror } = target;
      const owner = `DestinationRule ${declaredBy.namespace}/${declaredBy.name}`;
      const other = inForce && `DestinationRule ${inForce.namespace}/${inForce.name}`;
      const reason =
        other === undefined ? `do not see ${owner}, which declares it` : `follow ${other}, which hides ${owner}`;
      yield {
        object: target.virtualService,
        path: [...target.path, 'subset'],
        message: `clients in ${client} have no subset "${subset}" of "${destination.host}", and ${mirror ? 'its copies are lost' : 'their requests end in 503'}: they ${reason}`,
        help:
          other === undefined
            ? `Move ${owner} to the service's namespace, and export it to ${client}.`
            : `Declare the subset in ${other}, too.`,
        ...(sure ? {} : { level: 'warning' as const }),
      };
    }
  },
};

function sightExample(exportTo: string): string {
  return `
apiVersion: v1
kind: Service
metadata: { name: products, namespace: shop }
spec: { selector: { app: products }, ports: [{ name: http, port: 8080 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: edge, namespace: edge, labels: { istio: ingressgateway } }
spec: { containers: [{ name: istio-proxy, image: istio/proxyv2 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: products, namespace: shop }
spec:
  host: products.shop.svc.cluster.local
  exportTo: ${exportTo}
  subsets: [{ name: v1, labels: { version: v1 } }]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [api.example.com] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [api.example.com]
  gateways: [shop/edge]
  http: [{ route: [{ destination: { host: products.shop.svc.cluster.local, subset: v1 } }] }]
`;
}
