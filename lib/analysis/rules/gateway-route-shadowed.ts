import { compareByCreation } from '../../mesh/creation-order';
import { MESH_GATEWAY } from '../../mesh/gateways';
import { ruleName } from '../../mesh/http-rules';
import { boundGateways, followers } from '../../mesh/route-targets';
import { ShadowingRoutes } from '../../mesh/shadowing-routes';
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
    for (const object of [...mesh.of('VirtualService')].sort(compareByCreation)) {
      const bound = boundGateways(mesh, object);
      const own: (() => void)[] = [];
      for (const [index, rule] of (object.spec.http ?? []).entries()) {
        const shadows = new Set<string>();
        for (const gateway of followers(rule.match, bound, object.namespace)) {
          if (gateway === MESH_GATEWAY) continue;
          for (const host of object.spec.hosts ?? []) {
            const key = `${gateway} ${host}`;
            const earlier = seen.get(key) ?? new ShadowingRoutes();
            seen.set(key, earlier);
            own.push(() => earlier.add(rule, object));
            const by = earlier.covering(rule);
            if (by !== undefined) shadows.add(`${by.namespace}/${by.name}`);
          }
        }
        if (shadows.size === 0) continue;
        yield {
          object,
          path: ['spec', 'http', index],
          message: `${ruleName({ rule, index })} is never reached: VirtualService ${[...shadows].join(', ')} comes first for ${object.spec.hosts?.join(', ')} and takes all of its requests`,
          help: 'Put the rules of one host into one VirtualService, or delegate paths from one root.',
        };
      }
      for (const file of own) file();
    }
  },
};

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
