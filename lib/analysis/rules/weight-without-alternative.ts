import { routeTargets } from '../../mesh/route-targets';
import type { Rule } from '../rule';

/** A share of the traffic with nobody to take the rest. */
export const weightWithoutAlternative: Rule = {
  id: 'weight-without-alternative',
  level: 'info',
  kiali: 'KIA1104',
  summary: 'A single destination has a weight below 100.',
  why: 'Weights are relative. A single destination gets all of the traffic, whatever its weight says.',
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: products.shop.svc.cluster.local }, weight: 90 }] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: products.shop.svc.cluster.local } }] }]
`,
  *check(mesh) {
    for (const target of routeTargets(mesh)) {
      const { virtualService: object, layer, rule, mirror } = target;
      const route = object.spec[layer]?.[rule]?.route;
      const weight = route?.[0]?.weight;
      if (mirror || route?.length !== 1 || !weight || weight === 100) continue;
      yield {
        object,
        path: [...target.path.slice(0, -1), 'weight'],
        message: `${target.destination.host} gets all of the traffic, not ${weight} %: there is no other destination to take the rest`,
        help: 'Add the destination that takes the rest, or leave the weight out.',
      };
    }
  },
};
