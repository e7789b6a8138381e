import { httpRules, ruleName } from '../../mesh/http-rules';
import type { Rule } from '../rule';

const SUPPORTED: ReadonlySet<number> = new Set([0, 301, 302, 303, 307, 308]);

/** A redirect whose status code Envoy does not have. */
export const redirectWithoutAction: Rule = {
  id: 'redirect-without-action',
  level: 'error',
  summary: 'A redirect has a status code that Istio cannot send.',
  why: 'Admission takes any 3xx code, but istiod knows five. For another it logs a line and sends Envoy a route without an action, which Envoy refuses together with all other routes.',
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http: [{ redirect: { uri: /moved, redirectCode: 300 } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http: [{ redirect: { uri: /moved, redirectCode: 302 } }]
`,
  *check(mesh) {
    for (const placed of httpRules(mesh)) {
      const code = placed.rule.redirect?.redirectCode;
      if (code === undefined || SUPPORTED.has(code) || code < 300 || code > 399) continue;
      yield {
        object: placed.virtualService,
        path: [...placed.path, 'redirect', 'redirectCode'],
        message: `${ruleName(placed)} redirects with ${code}, which istiod does not support: the route gets no action at all`,
        help: 'Use 301, 302, 303, 307 or 308.',
      };
    }
  },
};
