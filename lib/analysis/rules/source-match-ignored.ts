import { MESH_GATEWAY } from '../../mesh/gateways';
import { httpRules, ruleName } from '../../mesh/http-rules';
import { boundGateways } from '../../mesh/route-targets';
import type { Rule } from '../rule';

/** A condition on the caller's workload that is not asked, or asked of the gateway. */
export const sourceMatchIgnored: Rule = {
  id: 'source-match-ignored',
  level: 'warning',
  summary: "A rule asks for the caller's labels or namespace where Istio does not look at the caller.",
  why: "In one item of a match `gateways` switches `sourceLabels` and `sourceNamespace` off: the rule holds for every caller. At a gateway they are compared with the gateway's own pods.",
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - match: [{ gateways: [mesh], sourceLabels: { app: tester } }]
    route: [{ destination: { host: products-next.shop.svc.cluster.local } }]
  - route: [{ destination: { host: products.shop.svc.cluster.local } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - match: [{ sourceLabels: { app: tester } }]
    route: [{ destination: { host: products-next.shop.svc.cluster.local } }]
  - route: [{ destination: { host: products.shop.svc.cluster.local } }]
`,
  *check(mesh) {
    for (const placed of httpRules(mesh)) {
      const bound = boundGateways(mesh, placed.virtualService);
      for (const [at, item] of (placed.rule.match ?? []).entries()) {
        const asked = Object.keys(item.sourceLabels ?? {}).length > 0 ? 'sourceLabels' : 'sourceNamespace';
        if (asked === 'sourceNamespace' && !item.sourceNamespace) continue;
        const path = [...placed.path, 'match', at, asked];
        const object = placed.virtualService;
        if (item.gateways?.length) {
          yield {
            object,
            path,
            message: `${ruleName(placed)} holds for every caller: next to gateways, Istio does not look at ${asked}`,
            help: 'Leave gateways out of this item.',
          };
        } else if (bound.size > 0 && !bound.has(MESH_GATEWAY)) {
          yield {
            object,
            path,
            message: `${ruleName(placed)} compares ${asked} with the pods of the gateway, not with the caller: it never holds for one client and not for another`,
            help: 'Match on what the request carries: a header, the path, a claim of its token.',
          };
        }
      }
    }
  },
};
