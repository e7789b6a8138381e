import { suggestion } from '../../model/suggestion';
import { meshProviders } from '../providers';
import type { Rule } from '../rule';

/** A decision left to a service that the mesh does not know. */
export const authorizationUnknownProvider: Rule = {
  id: 'authorization-unknown-provider',
  level: 'error',
  summary: 'A CUSTOM AuthorizationPolicy names a provider that the mesh config does not define.',
  why: 'Without the service that is to decide, Istio denies every request that the rules meet.',
  bad: providerExample('opa'),
  good: providerExample('opa-authz'),
  *check(mesh) {
    const known = meshProviders(mesh);
    if (known === undefined) return;
    for (const object of mesh.of('AuthorizationPolicy')) {
      const name = object.spec.provider?.name;
      if (object.spec.action !== 'CUSTOM' || !name || known.has(name)) continue;
      yield {
        object,
        path: ['spec', 'provider', 'name'],
        message: `every request that these rules meet is denied: the mesh config has no extension provider "${name}"`,
        help: suggestion(name, known),
      };
    }
  },
};

function providerExample(name: string): string {
  return `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { mesh: 'extensionProviders: [{ name: opa-authz, envoyExtAuthzGrpc: { service: opa, port: 9191 } }]' }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: products, namespace: shop }
spec: { action: CUSTOM, provider: { name: ${name} }, rules: [{}] }
`;
}
