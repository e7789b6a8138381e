import { compareByCreation } from '../../mesh/creation-order';
import { commonHosts, serversFor, serversOf } from '../../mesh/gateway-servers';
import { MESH_GATEWAY } from '../../mesh/gateways';
import { ruleName } from '../../mesh/http-rules';
import type { Mesh } from '../../mesh/mesh';
import type { Resource } from '../../mesh/resource';
import { boundGateways, followers, isForSidecarsOnly } from '../../mesh/route-targets';
import { ShadowingRoutes } from '../../mesh/shadowing-routes';
import type { VirtualServiceSpec } from '../../mesh/virtual-services';
import type { Rule } from '../rule';

/** Routes of one VirtualService that another's on the same gateway and host take first. */
export const gatewayRouteShadowed: Rule = {
  id: 'gateway-route-shadowed',
  level: 'warning',
  summary: 'A rule is never reached, because another VirtualService of the same gateway and host takes its requests.',
  why: 'Istio appends the rules of all VirtualServices for one gateway host, the oldest first (by name where they are created together), and moves catch-alls to the end, where the first one wins. The order in the cluster may be another than in the text.',
  bad: shadowExample('/api', '/api/checkout'),
  good: shadowExample('/api/products', '/api/checkout'),
  *check(mesh) {
    const seen = new Map<string, ShadowingRoutes>();
    const atGateways = mesh.of('VirtualService').filter((object) => !isForSidecarsOnly(boundGateways(mesh, object)));
    for (const object of atGateways.sort(compareByCreation)) {
      const bound = boundGateways(mesh, object);
      const placed = (object.spec.http ?? []).map((rule, index) => {
        const tables = routeTables(mesh, object, followers(rule.match, bound, object.namespace));
        return { rule, index, tables: tables.map((key) => tableOf(seen, key)) };
      });
      for (const { rule, index, tables } of placed) {
        const owners = tables.map((earlier) => earlier.covering(rule));
        const [by] = owners;
        if (by === undefined || owners.some((owner) => owner === undefined)) continue;
        yield {
          object,
          path: ['spec', 'http', index],
          message: `${ruleName({ rule, index })} is never reached: VirtualService ${by.namespace}/${by.name} comes first for ${object.spec.hosts?.join(', ')} and takes all of its requests`,
          help: 'Put the rules of one host into one VirtualService, or delegate paths from one root.',
        };
      }
      for (const { rule, tables } of placed) for (const table of tables) table.add(rule, object);
    }
  },
};

/** The hosts of gateways for which a VirtualService has routes: where its hosts and those of the servers meet. */
function routeTables(mesh: Mesh, object: Resource<VirtualServiceSpec>, gateways: Iterable<string>): string[] {
  const tables = new Set<string>();
  for (const gateway of gateways) {
    if (gateway === MESH_GATEWAY) continue;
    const known = serversOf(mesh, gateway).length > 0;
    for (const host of object.spec.hosts ?? []) {
      if (!known) tables.add(`${gateway} ${host}`);
      for (const placed of serversFor(mesh, gateway, host)) {
        for (const common of commonHosts(placed, host, object.namespace)) tables.add(`${gateway} ${common}`);
      }
    }
  }
  return [...tables];
}

function tableOf(tables: Map<string, ShadowingRoutes>, key: string): ShadowingRoutes {
  const table = tables.get(key) ?? new ShadowingRoutes();
  tables.set(key, table);
  return table;
}

function shadowExample(first: string, second: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [api.example.com] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: a-products, namespace: shop }
spec:
  hosts: [api.example.com]
  gateways: [shop/edge]
  http: [{ match: [{ uri: { prefix: ${first} } }], route: [{ destination: { host: products.shop.svc.cluster.local } }] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: b-checkout, namespace: shop }
spec:
  hosts: [api.example.com]
  gateways: [shop/edge]
  http: [{ match: [{ uri: { prefix: ${second} } }], route: [{ destination: { host: checkout.shop.svc.cluster.local } }] }]
`;
}
