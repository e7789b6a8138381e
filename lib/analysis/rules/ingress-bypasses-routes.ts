import { gatewaysOf, isBoundToMesh } from '../../mesh/gateway-bindings';
import { MESH_GATEWAY } from '../../mesh/gateways';
import { indexed } from '../../mesh/indexed';
import type { SpecByKind } from '../../mesh/kinds';
import type { Resource } from '../../mesh/resource';
import { toFqdn } from '../../model/host-name';
import type { Rule } from '../rule';

/** The mesh VirtualService that splits a host into subsets, by host. */
const splitters = indexed((mesh) => {
  const byHost = new Map<string, Resource<SpecByKind['VirtualService']>>();
  for (const object of mesh.of('VirtualService')) {
    const { domain } = mesh.config;
    const hosts = new Set((object.spec.hosts ?? []).map((host) => toFqdn(host, object.namespace, domain)));
    if (!isBoundToMesh(object.spec)) continue;
    for (const route of object.spec.http ?? []) {
      for (const { destination } of route.route ?? []) {
        const host = toFqdn(destination.host, object.namespace, domain);
        if (destination.subset && hosts.has(host) && !byHost.has(host)) byHost.set(host, object);
      }
    }
  }
  return byHost;
});

/** A gateway route that does not take the subsets that the mesh routes of its destination take. */
export const ingressBypassesRoutes: Rule = {
  id: 'ingress-bypasses-routes',
  level: 'warning',
  istio: 'IST0140',
  summary:
    'A route from a gateway goes to a host whose own VirtualService splits it into subsets, and names no subset.',
  why: 'A gateway never reads the rules of the mesh: traffic from outside ignores the split, and a canary gets an arbitrary share of it.',
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [edge]
  http: [{ route: [{ destination: { host: reviews } }] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: shop }
spec:
  hosts: [reviews]
  http: [{ route: [{ destination: { host: reviews, subset: v1 } }] }]
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { ports: [{ name: http, port: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: reviews, namespace: shop }
spec: { host: reviews.shop.svc.cluster.local, subsets: [{ name: v1, labels: { version: v1 } }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [edge]
  http: [{ route: [{ destination: { host: reviews, subset: v1 } }] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: shop }
spec:
  hosts: [reviews]
  http: [{ route: [{ destination: { host: reviews, subset: v1 } }] }]
`,
  *check(mesh) {
    for (const object of mesh.of('VirtualService')) {
      if (gatewaysOf(object.spec).every((gateway) => gateway === MESH_GATEWAY)) continue;
      for (const [index, route] of (object.spec.http ?? []).entries()) {
        for (const [at, { destination }] of (route.route ?? []).entries()) {
          if (destination.subset) continue;
          const splitter = splitters(mesh).get(toFqdn(destination.host, object.namespace, mesh.config.domain));
          if (splitter === undefined || splitter === object) continue;
          const name = `${splitter.namespace}/${splitter.name}`;
          yield {
            object,
            path: ['spec', 'http', index, 'route', at, 'destination'],
            message: `the gateway sends to "${destination.host}" without a subset: the split in VirtualService ${name} does not apply to it`,
            help: `Repeat the routes of ${name} here.`,
          };
        }
      }
    }
  },
};
