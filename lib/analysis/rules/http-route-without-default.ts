import { MESH_GATEWAY } from '../../mesh/gateways';
import { matchesEverything } from '../../mesh/http-conditions';
import { boundGateways, followers } from '../../mesh/route-targets';
import type { Rule } from '../rule';

/** A mesh VirtualService in which every HTTP rule has conditions. */
export const httpRouteWithoutDefault: Rule = {
  id: 'http-route-without-default',
  level: 'warning',
  summary: 'Every HTTP rule that sidecars follow has conditions; there is no rule for all other requests.',
  why: 'A VirtualService replaces the route that the service has by itself. A request that meets none of its rules is answered 404; nothing falls through to the service.',
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - match: [{ headers: { x-version: { exact: v2 } } }]
    route: [{ destination: { host: products-v2.shop.svc.cluster.local } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - match: [{ headers: { x-version: { exact: v2 } } }]
    route: [{ destination: { host: products-v2.shop.svc.cluster.local } }]
  - route: [{ destination: { host: products.shop.svc.cluster.local } }]
`,
  *check(mesh) {
    for (const object of mesh.of('VirtualService')) {
      const { spec, namespace } = object;
      const bound = boundGateways(mesh, object);
      if (!spec.hosts?.length || !bound.has(MESH_GATEWAY)) continue;
      const rules = (spec.http ?? []).filter((rule) => followers(rule.match, bound, namespace).has(MESH_GATEWAY));
      if (rules.length === 0 || rules.some((rule) => matchesEverything(rule.match))) continue;
      yield {
        object,
        path: ['spec', 'http'],
        message: `a request to ${spec.hosts.join(', ')} that meets none of its ${rules.length === 1 ? 'conditions' : `${rules.length} rules`} is answered 404: a VirtualService replaces the service's own route`,
        help: 'Add a last rule without match that sends everything else to the service.',
      };
    }
  },
};
