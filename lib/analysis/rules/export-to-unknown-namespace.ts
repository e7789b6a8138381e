import { knownNamespaces } from '../../mesh/known';
import { suggestion } from '../../model/suggestion';
import type { Rule } from '../rule';

/** An audience that does not exist. */
export const exportToUnknownNamespace: Rule = {
  id: 'export-to-unknown-namespace',
  level: 'warning',
  kiali: 'KIA0005',
  summary: 'An object is exported to a namespace that is not there.',
  why: 'Nobody in the namespace that was meant sees the object: its routes, policies or hosts do not hold there.',
  bad: exportExample('wbe'),
  good: exportExample('web'),
  *check(mesh) {
    if (mesh.of('Namespace').length === 0) return;
    for (const kind of ['VirtualService', 'DestinationRule', 'ServiceEntry'] as const) {
      for (const object of mesh.of(kind)) {
        for (const [index, scope] of (object.spec.exportTo ?? []).entries()) {
          if (['.', '*', '~'].includes(scope) || knownNamespaces(mesh).has(scope)) continue;
          yield {
            object,
            path: ['spec', 'exportTo', index],
            message: `it is exported to "${scope}", and there is no such namespace`,
            help: suggestion(
              scope,
              mesh.of('Namespace').map(({ name }) => name),
            ),
          };
        }
      }
    }
  },
};

function exportExample(scope: string): string {
  return `
apiVersion: v1
kind: Namespace
metadata: { name: web }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  exportTo: [${scope}]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{ number: 443, name: tls, protocol: TLS }]
`;
}
