import { httpRules, ruleName } from '../../mesh/http-rules';
import type { Rule } from '../rule';

/** A mirror that gets a copy of everything. */
export const mirrorWithoutPercentage: Rule = {
  id: 'mirror-without-percentage',
  level: 'info',
  summary: 'A mirror has no percentage, so it gets a copy of every request.',
  why: 'For mirrors an unset percentage means 100, unlike for faults: the mirrored version and everything it calls get the full load twice.',
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - route: [{ destination: { host: products.shop.svc.cluster.local } }]
    mirrors: [{ destination: { host: products-next.shop.svc.cluster.local } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - route: [{ destination: { host: products.shop.svc.cluster.local } }]
    mirrors: [{ destination: { host: products-next.shop.svc.cluster.local }, percentage: { value: 5 } }]
`,
  *check(mesh) {
    for (const placed of httpRules(mesh)) {
      const { mirror, mirrors, mirrorPercentage, mirrorPercent, mirror_percent } = placed.rule;
      const whole = [
        ...(mirror !== undefined && (mirrorPercentage ?? mirrorPercent ?? mirror_percent) === undefined
          ? [{ path: ['mirror'], host: mirror.host }]
          : []),
        ...(mirrors ?? []).flatMap(({ destination, percentage }, index) =>
          percentage === undefined ? [{ path: ['mirrors', index], host: destination.host }] : [],
        ),
      ];
      for (const { path, host } of whole) {
        yield {
          object: placed.virtualService,
          path: [...placed.path, ...path],
          message: `${ruleName(placed)} sends a copy of every request to ${host}: without a percentage Istio mirrors 100 %`,
          help: 'Write the percentage, 100 included, so that the load is meant.',
        };
      }
    }
  },
};
