import {
  type AuthorizationPolicy,
  authorizationRules,
  hasTarget,
  operationsOf,
  type PlacedAuthorizationRule,
  selectorOf,
  sourcesOf,
} from '../../mesh/authorization-rules';
import { MESH_GATEWAY } from '../../mesh/gateways';
import { httpRules, ruleName } from '../../mesh/http-rules';
import { groupBy, indexed } from '../../mesh/indexed';
import type { Mesh } from '../../mesh/mesh';
import { boundGateways, followers } from '../../mesh/route-targets';
import { type Labels, selects } from '../../model/labels';
import type { Rule } from '../rule';

/** A browser's question before the request that a policy answers with 403. */
export const corsPreflightDenied: Rule = {
  id: 'cors-preflight-denied',
  level: 'warning',
  summary:
    'A gateway route has a corsPolicy, and an AuthorizationPolicy of the gateway denies requests without a token.',
  why: 'Browsers ask with OPTIONS first, and never send a token with it. The policy comes before the CORS answer: the preflight gets 403 and the browser never sends the request.',
  bad: corsExample(''),
  good: corsExample(', notMethods: [OPTIONS]'),
  *check(mesh) {
    for (const placed of httpRules(mesh)) {
      const { rule, virtualService: object, path } = placed;
      if (rule.corsPolicy === undefined) continue;
      for (const gateway of followers(rule.match, boundGateways(mesh, object), object.namespace)) {
        const [namespace = '', name = ''] = gateway.split('/');
        const found = gateway === MESH_GATEWAY ? undefined : mesh.find('Gateway', namespace, name);
        if (found === undefined || mesh.isMalformed(found)) continue;
        const by = denying(mesh, found.spec.selector ?? {}, object.spec.hosts ?? []);
        if (by === undefined) continue;
        yield {
          object,
          path: [...path, 'corsPolicy'],
          message: `preflight requests for ${ruleName(placed)} get 403: AuthorizationPolicy ${by.namespace}/${by.name} denies requests without a token, and browsers send OPTIONS without one`,
          help: 'Leave OPTIONS out of the policy: notMethods: [OPTIONS].',
        };
        break;
      }
    }
  },
};

/** The DENY rules that meet every request without a token, by policy. */
const tokenRules = indexed((mesh) =>
  groupBy([...authorizationRules(mesh)].filter(deniesWithoutToken), ({ policy }) => String(policy.index)),
);

function deniesWithoutToken(placed: PlacedAuthorizationRule): boolean {
  if (placed.action !== 'DENY' || hasTarget(placed.policy) || placed.rule.when?.length) return false;
  return sourcesOf(placed).some(
    ([source]) => Object.keys(source).length === 1 && source.notRequestPrincipals?.includes('*'),
  );
}

/** A policy for the gateway's pods that denies OPTIONS without a token for one of the hosts. */
function denying(mesh: Mesh, gateway: Labels, hosts: readonly string[]): AuthorizationPolicy | undefined {
  for (const rules of tokenRules(mesh).values()) {
    const own = selectorOf(rules[0]!.policy);
    if (Object.keys(own).length === 0 || !selects(own, gateway)) continue;
    const denies = rules.some((placed) =>
      operationsOf(placed).some(
        ([{ methods, notMethods, paths, hosts: asked }]) =>
          !paths?.length &&
          !notMethods?.includes('OPTIONS') &&
          (!methods?.length || methods.includes('OPTIONS')) &&
          (!asked?.length || hosts.some((host) => asked.includes(host))),
      ),
    );
    if (denies) return rules[0]!.policy;
  }
  return undefined;
}

function corsExample(methods: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [api.example.com] }]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: require-jwt, namespace: istio-system }
spec:
  selector: { matchLabels: { istio: ingressgateway } }
  action: DENY
  rules:
  - from: [{ source: { notRequestPrincipals: ['*'] } }]
    to: [{ operation: { ports: ['8080'], hosts: [api.example.com, 'api.example.com:*']${methods} } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  gateways: [shop/edge]
  http:
  - corsPolicy: { allowOrigins: [{ exact: https://www.example.com }] }
    route: [{ destination: { host: products.shop.svc.cluster.local } }]
`;
}
