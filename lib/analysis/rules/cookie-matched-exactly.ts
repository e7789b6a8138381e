import { httpRules, ruleName } from '../../mesh/http-rules';
import { quoteRegex } from '../../model/regex';
import type { Rule } from '../rule';

/** A condition on the whole Cookie header where one cookie is meant. */
export const cookieMatchedExactly: Rule = {
  id: 'cookie-matched-exactly',
  level: 'warning',
  summary: 'A rule compares the whole Cookie header with one value.',
  why: 'A browser sends all cookies of a site in one header. The condition holds only for clients that have exactly this cookie and no other.',
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - match: [{ headers: { cookie: { exact: canary=v2 } } }]
    route: [{ destination: { host: products-v2.shop.svc.cluster.local } }]
  - route: [{ destination: { host: products.shop.svc.cluster.local } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http:
  - match: [{ headers: { cookie: { regex: '(.*;\\\\s*)?canary=v2(\\\\s*;.*)?' } } }]
    route: [{ destination: { host: products-v2.shop.svc.cluster.local } }]
  - route: [{ destination: { host: products.shop.svc.cluster.local } }]
`,
  *check(mesh) {
    for (const placed of httpRules(mesh)) {
      for (const [at, item] of (placed.rule.match ?? []).entries()) {
        for (const [header, condition] of Object.entries(item.headers ?? {})) {
          if (header.toLowerCase() !== 'cookie' || !condition?.exact) continue;
          yield {
            object: placed.virtualService,
            path: [...placed.path, 'match', at, 'headers', header],
            message: `${ruleName(placed)} matches only clients whose one cookie is "${condition.exact}": a second cookie changes the header`,
            help: `Write regex: '(.*;\\s*)?${quoteRegex(String(condition.exact))}(\\s*;.*)?'.`,
          };
        }
      }
    }
  },
};
