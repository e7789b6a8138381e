import { injectsByDefault } from '../injector-config';
import { isSystemNamespace } from '../istio-components';
import type { Rule } from '../rule';

/** A Namespace without label in an installation that injects everywhere. */
export const namespaceInjectedByDefault: Rule = {
  id: 'namespace-injected-by-default',
  level: 'info',
  istio: 'IST0148',
  summary: 'A Namespace has no injection label, and the installation injects sidecars wherever none is.',
  why: 'Its pods get a sidecar although nothing in the namespace says so.',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data: { values: '{"sidecarInjectorWebhook":{"enableNamespacesByDefault":true}}' }
---
apiVersion: v1
kind: Namespace
metadata: { name: shop }
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data: { values: '{"sidecarInjectorWebhook":{"enableNamespacesByDefault":true}}' }
---
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: disabled } }
`,
  *check(mesh) {
    if (!injectsByDefault(mesh, '')) return;
    for (const object of mesh.of('Namespace')) {
      const { labels } = object;
      if (isSystemNamespace(object.name)) continue;
      if (object.name === mesh.config.rootNamespace || labels['istio.io/dataplane-mode'] === 'ambient') continue;
      if (labels['istio-injection'] || labels['istio.io/rev'] !== undefined) continue;
      yield {
        object,
        path: ['metadata'],
        message: `the pods of namespace ${object.name} get sidecars by the installation's default`,
        help: 'Label it istio-injection: enabled or disabled.',
      };
    }
  },
};
