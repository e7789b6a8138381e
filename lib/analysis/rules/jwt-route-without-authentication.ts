import type { VirtualServiceSpec } from '../../../imports/istio.generated';
import { findGateway } from '../../mesh/gateway-bindings';
import { type Gateway, gatewayWorkloads } from '../../mesh/gateway-workloads';
import { MESH_GATEWAY } from '../../mesh/gateways';
import { groupBy, indexed } from '../../mesh/indexed';
import type { Mesh } from '../../mesh/mesh';
import { claimPath } from '../../model/claim-name';
import type { Path } from '../../model/finding';
import { type Labels, selects } from '../../model/labels';
import type { Rule } from '../rule';

const authentications = indexed((mesh) => groupBy(mesh.of('RequestAuthentication'), ({ namespace }) => namespace));

/** Routes by a claim of a token that nobody reads. */
export const jwtRouteWithoutAuthentication: Rule = {
  id: 'jwt-route-without-authentication',
  level: 'error',
  istio: 'IST0149',
  summary: 'A route matches on a claim of the token, and no RequestAuthentication applies to the gateway.',
  why: 'Nobody reads the token there, so the route never matches.',
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: edge }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: edge }
spec:
  hosts: [shop.example.com]
  gateways: [edge]
  http:
    - match: [{ headers: { '@request.auth.claims.group': { exact: beta } } }]
      directResponse: { status: 200 }
    - directResponse: { status: 404 }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: edge }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: login, namespace: edge }
spec:
  selector: { matchLabels: { istio: ingress } }
  jwtRules: [{ issuer: 'https://login.example.com', jwksUri: 'https://login.example.com/keys' }]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: login, namespace: edge }
spec:
  selector: { matchLabels: { istio: ingress } }
  rules: [{ from: [{ source: { requestPrincipals: ['*'] } }] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: edge }
spec:
  hosts: [shop.example.com]
  gateways: [edge]
  http:
    - match: [{ headers: { '@request.auth.claims.group': { exact: beta } } }]
      directResponse: { status: 200 }
    - directResponse: { status: 404 }
`,
  misses: ['RequestAuthentication'],
  *check(mesh) {
    for (const object of mesh.of('VirtualService')) {
      const claim = claimMatch(object.spec);
      if (claim === undefined) continue;
      for (const reference of object.spec.gateways ?? []) {
        if (reference === MESH_GATEWAY) continue;
        const found = findGateway(mesh, reference, object.namespace)?.resource;
        if (found === undefined || found.group !== 'networking.istio.io' || mesh.isMalformed(found)) continue;
        const gateway = found as Gateway;
        if (readsTokens(mesh, gateway)) continue;
        yield {
          object,
          path: claim.path,
          message: `"${claim.name}" matches on the token, and no RequestAuthentication applies to gateway ${gateway.namespace}/${gateway.name}: the route never matches`,
          help: "Add a RequestAuthentication in the namespace of the gateway's pods.",
        };
      }
    }
  },
};

/** The first match on a claim: `@request.auth.claims.a.b` or `@request.auth.claims[a][b]`. */
function claimMatch(spec: VirtualServiceSpec): { readonly name: string; readonly path: Path } | undefined {
  for (const [index, { match = [] }] of (spec.http ?? []).entries()) {
    for (const [at, item] of match.entries()) {
      for (const field of ['headers', 'withoutHeaders'] as const) {
        for (const name of Object.keys(item[field] ?? {})) {
          if (claimPath(name) === undefined) continue;
          return { name, path: ['spec', 'http', index, 'match', at, field, name] };
        }
      }
    }
  }
  return undefined;
}

/** Whether every pod of the gateway reads tokens. Without its pods in the input, its selector stands for one, anywhere. */
function readsTokens(mesh: Mesh, gateway: Gateway): boolean {
  const workloads = gatewayWorkloads(mesh, gateway);
  if (workloads.length > 0) {
    return workloads.every(({ namespace, labels }) =>
      authenticates(mesh, [mesh.config.rootNamespace, namespace], labels),
    );
  }
  return authenticates(mesh, [...authentications(mesh).keys()], gateway.spec.selector ?? {});
}

function authenticates(mesh: Mesh, namespaces: readonly string[], labels: Labels): boolean {
  return namespaces.some((namespace) =>
    authentications(mesh)
      .get(namespace)
      ?.some(({ spec }) => selects(spec.selector?.matchLabels ?? {}, labels)),
  );
}
