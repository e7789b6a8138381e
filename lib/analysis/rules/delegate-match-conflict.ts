import { findDelegate } from '../../mesh/delegates';
import { ruleName } from '../../mesh/http-rules';
import { mergeMatches } from '../../mesh/merge-matches';
import type { Mesh } from '../../mesh/mesh';
import { resolveRoutes } from '../../mesh/resolve-routes';
import type { Resource } from '../../mesh/resource';
import type { HttpMatch, VirtualServiceSpec } from '../../mesh/virtual-services';
import type { Rule } from '../rule';

/** A delegate's rule that contradicts the rules it is reached by. */
export const delegateMatchConflict: Rule = {
  id: 'delegate-match-conflict',
  level: 'error',
  summary: "A delegate's rule has conditions that contradict those of the rule that leads to it.",
  why: 'A delegate can only narrow what its root matches: a longer prefix, an exact path under it, more headers. Two regexes, or a regex and anything else, count as a contradiction. istiod drops the rule with a line in its log.',
  bad: conflictExample('/orders/v2/'),
  good: conflictExample('/checkout/v2/'),
  *check(mesh) {
    for (const [object, roots] of rootsOf(mesh)) {
      const leaves = resolveRoutes(object.spec, object.namespace, mesh.config.domain).http;
      for (const [index, leaf] of leaves.entries()) {
        const match = leaf.match ?? [];
        if (match.length === 0 || roots.some((root) => mergeMatches(root.match, match) !== undefined)) continue;
        const [root] = roots;
        yield {
          object,
          path: ['spec', 'http', index, 'match'],
          message: `${ruleName({ rule: leaf, index })} is dropped: its match contradicts that of VirtualService ${root!.owner.namespace}/${root!.owner.name}, which delegates to it`,
          help: `Narrow what the root matches (${describe(root!.match)}): an exact path or a longer prefix under its prefix, and no regex.`,
        };
      }
    }
  },
};

interface Root {
  readonly owner: Resource;
  readonly match: readonly HttpMatch[];
}

function rootsOf(mesh: Mesh): ReadonlyMap<Resource<VirtualServiceSpec>, readonly Root[]> {
  const roots = new Map<Resource<VirtualServiceSpec>, Root[]>();
  for (const owner of mesh.of('VirtualService')) {
    if (!owner.spec.hosts?.length || !owner.spec.http?.some((rule) => rule.delegate)) continue;
    for (const rule of resolveRoutes(owner.spec, owner.namespace, mesh.config.domain).http) {
      const delegate = rule.delegate && findDelegate(mesh, owner.namespace, rule.delegate);
      if (delegate === undefined) continue;
      const known = roots.get(delegate) ?? [];
      known.push({ owner, match: rule.match ?? [] });
      roots.set(delegate, known);
    }
  }
  return roots;
}

function describe(match: readonly HttpMatch[]): string {
  const paths = match.flatMap(({ uri }) =>
    uri === undefined ? [] : Object.entries(uri).map(([kind, value]) => `${kind} "${value}"`),
  );
  return paths.join(' or ') || 'its conditions';
}

function conflictExample(prefix: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.shop.svc.cluster.local]
  http:
  - match: [{ uri: { prefix: /checkout/ } }]
    delegate: { name: checkout-routes, namespace: shop }
  - route: [{ destination: { host: web.shop.svc.cluster.local } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: checkout-routes, namespace: shop }
spec:
  http:
  - match: [{ uri: { prefix: ${prefix} } }]
    route: [{ destination: { host: checkout-v2.shop.svc.cluster.local } }]
  - route: [{ destination: { host: checkout.shop.svc.cluster.local } }]
`;
}
