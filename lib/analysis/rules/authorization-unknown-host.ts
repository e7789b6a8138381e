import { authorizationRules, operationsOf } from '../../mesh/authorization-rules';
import { canDecideHost, namespaceOfService } from '../../mesh/known';
import { suggestion } from '../../model/suggestion';
import type { Rule } from '../rule';

/** A host of the mesh that nobody calls, because it is none. */
export const authorizationUnknownHost: Rule = {
  id: 'authorization-unknown-host',
  level: 'warning',
  kiali: 'KIA0104',
  summary: 'An AuthorizationPolicy names a host of the cluster that no Service has.',
  why: 'The condition is on the Host header of requests. For a service that is not there no request has it, and the rule does nothing.',
  bad: hostExample('product'),
  good: hostExample('products'),
  misses: ['Service', 'ServiceEntry', 'VirtualService'],
  *check(mesh) {
    for (const placed of authorizationRules(mesh)) {
      for (const [operation, path] of operationsOf(placed)) {
        for (const field of ['hosts', 'notHosts'] as const) {
          for (const [index, text] of (operation[field] ?? []).entries()) {
            const [host = ''] = text.split(':');
            if (host.includes('*') || namespaceOfService(mesh, host) === undefined) continue;
            if (!canDecideHost(mesh, host) || mesh.registry.serving(host).length > 0) continue;
            yield {
              object: placed.policy,
              path: [...path, field, index],
              message: `no request has the host "${host}": there is no such Service`,
              help: suggestion(
                host,
                mesh.registry.hosts.map((entry) => entry.host),
              ),
            };
          }
        }
      }
    }
  },
};

function hostExample(name: string): string {
  return `
apiVersion: v1
kind: Service
metadata: { name: products, namespace: shop }
spec: { selector: { app: products }, ports: [{ name: http, port: 8080 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: products, namespace: shop }
spec: { rules: [{ to: [{ operation: { hosts: [${name}.shop.svc.cluster.local] } }] }] }
`;
}
