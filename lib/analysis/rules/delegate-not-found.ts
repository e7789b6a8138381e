import { findDelegate } from '../../mesh/delegates';
import { httpRules, ruleName } from '../../mesh/http-rules';
import { suggestion } from '../../model/suggestion';
import type { Rule } from '../rule';

/** A rule whose delegate does not come to it. */
export const delegateNotFound: Rule = {
  id: 'delegate-not-found',
  level: 'error',
  summary: 'A rule delegates to a VirtualService that is not there, is not exported to it, or is no delegate.',
  why: 'istiod drops the delegating rule with a line in its log. Requests that it should take fall to the next rule, or to 404.',
  bad: delegateExample('checkout'),
  good: delegateExample('checkout-routes'),
  *check(mesh) {
    for (const placed of httpRules(mesh)) {
      const { rule, virtualService } = placed;
      if (rule.delegate === undefined || !virtualService.spec.hosts?.length) continue;
      if (findDelegate(mesh, virtualService.namespace, rule.delegate) !== undefined) continue;
      const namespace = rule.delegate.namespace || virtualService.namespace;
      const name = rule.delegate.name ?? '';
      const found = mesh.find('VirtualService', namespace, name);
      if (found !== undefined && mesh.isMalformed(found)) continue;
      const candidates = mesh
        .of('VirtualService')
        .filter((object) => object.namespace === namespace && !object.spec.hosts?.length)
        .map((object) => object.name);
      const [reason, help] =
        found === undefined
          ? ['there is no such VirtualService', suggestion(name, candidates)]
          : found.spec.hosts?.length
            ? ['it has hosts of its own, and a delegate has none', 'Take hosts and gateways off the delegate.']
            : [
                `it is exported to ${(found.spec.exportTo ?? []).join(', ')} only`,
                `Add "${virtualService.namespace}" to its exportTo.`,
              ];
      yield {
        object: virtualService,
        path: [...placed.path, 'delegate'],
        message: `${ruleName(placed)} is dropped: it delegates to ${namespace}/${name}, but ${reason}`,
        help,
      };
    }
  },
};

function delegateExample(name: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.shop.svc.cluster.local]
  http:
  - match: [{ uri: { prefix: /checkout/ } }]
    delegate: { name: ${name}, namespace: shop }
  - route: [{ destination: { host: web.shop.svc.cluster.local } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: checkout-routes, namespace: shop }
spec: { http: [{ route: [{ destination: { host: checkout.shop.svc.cluster.local } }] }] }
`;
}
