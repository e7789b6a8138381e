import {
  type AuthorizationPolicy,
  authorizationRules,
  hasTarget,
  selectorOf,
  sourcesOf,
} from '../../mesh/authorization-rules';
import { httpRules } from '../../mesh/http-rules';
import { groupBy, indexed } from '../../mesh/indexed';
import type { SpecByKind } from '../../mesh/kinds';
import type { Mesh } from '../../mesh/mesh';
import type { Resource } from '../../mesh/resource';
import { canSelectSame } from '../../mesh/selectors';
import type { Rule } from '../rule';

type RequestAuthentication = Resource<SpecByKind['RequestAuthentication']>;

/** Tokens that are checked, and not asked for. */
export const requestAuthenticationWithoutPolicy: Rule = {
  id: 'request-authentication-without-policy',
  level: 'warning',
  summary: 'A RequestAuthentication checks tokens, and no AuthorizationPolicy requires one.',
  why: 'RequestAuthentication refuses bad tokens only. A request without any token passes, and so reaches everything that the token was to protect.',
  bad: jwtExample(''),
  good: jwtExample(`---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: products, namespace: shop }
spec:
  selector: { matchLabels: { app: products } }
  rules: [{ from: [{ source: { requestPrincipals: ['https://id.example.com/*'] } }] }]
`),
  misses: ['AuthorizationPolicy'],
  *check(mesh) {
    for (const object of mesh.of('RequestAuthentication')) {
      if (!object.spec.jwtRules?.length || isRequired(mesh, object) || routesByClaims(mesh)) continue;
      yield {
        object,
        path: ['spec'],
        message:
          'requests without a token pass: no AuthorizationPolicy for these workloads asks for requestPrincipals or a claim',
        help: `Add an AuthorizationPolicy that allows requestPrincipals: ["${object.spec.jwtRules[0]?.issuer ?? ''}/*"] only, or denies notRequestPrincipals: ["*"].`,
      };
    }
  },
};

/** The policies that look at tokens, or leave the decision to somebody else, by namespace. */
const tokenPolicies = indexed((mesh) => {
  const policies = new Set<AuthorizationPolicy>();
  for (const placed of authorizationRules(mesh)) {
    const tokens = sourcesOf(placed).some(
      ([source]) => source.requestPrincipals?.length || source.notRequestPrincipals?.length,
    );
    const claims = (placed.rule.when ?? []).some(({ key }) => key.startsWith('request.auth.'));
    if (tokens || claims || placed.action === 'CUSTOM') policies.add(placed.policy);
  }
  return groupBy(policies, ({ namespace }) => namespace);
});

function isRequired(mesh: Mesh, object: RequestAuthentication): boolean {
  const { rootNamespace } = mesh.config;
  const near =
    object.namespace === rootNamespace
      ? [...tokenPolicies(mesh).values()].flat()
      : [object.namespace, rootNamespace].flatMap((namespace) => tokenPolicies(mesh).get(namespace) ?? []);
  return near.some(
    (policy) => hasTarget(policy) || hasTarget(object) || canSelectSame(selectorOf(policy), selectorOf(object)),
  );
}

const claimRoutes = indexed((mesh) => ({
  any: httpRules(mesh).some(({ rule }) =>
    rule.match?.some((item) => Object.keys(item.headers ?? {}).some((name) => name.startsWith('@request.auth.'))),
  ),
}));

/** Whether tokens choose routes somewhere, which they may do without being required. */
function routesByClaims(mesh: Mesh): boolean {
  return claimRoutes(mesh).any;
}

function jwtExample(policy: string): string {
  return `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: products, namespace: shop }
spec:
  selector: { matchLabels: { app: products } }
  jwtRules: [{ issuer: https://id.example.com, jwksUri: https://id.example.com/jwks.json }]
${policy}`;
}
