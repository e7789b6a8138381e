import { httpRules, ruleName } from '../../mesh/http-rules';
import { claimPath } from '../../model/claim-name';
import type { Rule } from '../rule';

/** A match on a claim that asks whether it is there. */
export const claimMatchWithoutValue: Rule = {
  id: 'claim-match-without-value',
  level: 'error',
  summary: 'A match on a claim of the token names no value.',
  why: 'For a header `{}` asks whether it is there. Admission takes the same for a claim, but Envoy refuses the route, and all other routes of the port together with it: changes reach the gateway no longer.',
  bad: example('{}'),
  good: example('{ regex: .+ }'),
  *check(mesh) {
    for (const placed of httpRules(mesh)) {
      for (const [at, match] of (placed.rule.match ?? []).entries()) {
        for (const field of ['headers', 'withoutHeaders'] as const) {
          for (const [name, pattern] of Object.entries(match[field] ?? {})) {
            if (claimPath(name) === undefined || Object.keys(pattern ?? {}).length > 0) continue;
            yield {
              object: placed.virtualService,
              path: [...placed.path, 'match', at, field, name],
              message: `${ruleName(placed)} asks for "${name}" without a value, which Envoy refuses together with all routes of the port`,
              help: 'Write { regex: ".+" } for any value.',
            };
          }
        }
      }
    }
  },
};

function example(pattern: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [www.example.com] }]
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: login, namespace: istio-system }
spec:
  jwtRules: [{ issuer: 'https://login.example.com', jwksUri: 'https://login.example.com/keys' }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: account, namespace: shop }
spec:
  hosts: [www.example.com]
  gateways: [shop/edge]
  http:
    - match: [{ headers: { '@request.auth.claims.sub': ${pattern} } }]
      directResponse: { status: 200 }
    - directResponse: { status: 401 }
`;
}
