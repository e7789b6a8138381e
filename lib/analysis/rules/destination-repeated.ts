import { type RouteTarget, routeTargets } from '../../mesh/route-targets';
import type { Rule } from '../rule';

/** The same destination twice in one split. */
export const destinationRepeated: Rule = {
  id: 'destination-repeated',
  level: 'warning',
  kiali: 'KIA1105',
  summary: 'One route names the same host, port and subset twice.',
  why: 'The two weights add up. Usually one of the two was meant to name another subset, which now gets nothing.',
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - route:
    - { destination: { host: products.shop.svc.cluster.local }, weight: 90 }
    - { destination: { host: products.shop.svc.cluster.local }, weight: 10 }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - route:
    - { destination: { host: products.shop.svc.cluster.local }, weight: 90 }
    - { destination: { host: products-next.shop.svc.cluster.local }, weight: 10 }
`,
  *check(mesh) {
    let last: RouteTarget | undefined;
    let seen = new Set<string>();
    for (const target of routeTargets(mesh)) {
      const { virtualService: object, layer, rule, host, port, subset } = target;
      if (target.mirror || object.spec[layer]?.[rule]?.route?.length === 1) continue;
      // Destinations of one rule follow each other.
      if (last?.virtualService !== object || last.layer !== layer || last.rule !== rule) seen = new Set();
      last = target;
      const key = `${host} ${port} ${subset}`;
      if (seen.has(key)) {
        yield {
          object,
          path: target.path,
          message: `the route names ${host}${port === undefined ? '' : `:${port}`}${subset ? ` (subset ${subset})` : ''} a second time: its weights add up and no other version gets them`,
          help: 'Name the other subset, or put both weights into one destination.',
        };
      }
      seen.add(key);
    }
  },
};
