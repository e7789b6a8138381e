import { httpRules, ruleName } from '../../mesh/http-rules';
import type { Rule } from '../rule';

/** A fault that is never injected. */
export const faultWithoutPercentage: Rule = {
  id: 'fault-without-percentage',
  level: 'warning',
  summary: 'A fault has no percentage, so it is never injected.',
  why: 'For faults an unset percentage means 0, not 100: the experiment seems to pass because nothing was tested.',
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - fault: { abort: { httpStatus: 503 } }
    route: [{ destination: { host: products.shop.svc.cluster.local } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - fault: { abort: { httpStatus: 503, percentage: { value: 10 } } }
    route: [{ destination: { host: products.shop.svc.cluster.local } }]
`,
  *check(mesh) {
    for (const placed of httpRules(mesh)) {
      const { abort, delay } = placed.rule.fault ?? {};
      const silent = [
        ...(abort !== undefined && abort.percentage?.value === undefined ? ['abort'] : []),
        ...(delay !== undefined && delay.percentage?.value === undefined && !delay.percent ? ['delay'] : []),
      ];
      for (const kind of silent) {
        yield {
          object: placed.virtualService,
          path: [...placed.path, 'fault', kind],
          message: `${ruleName(placed)} never injects its ${kind}: without a percentage Istio takes 0 %`,
          help: 'Write percentage: { value: 100 } for every request, or the share you mean.',
        };
      }
    }
  },
};
