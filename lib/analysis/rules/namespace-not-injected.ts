import { injectsByDefault } from '../injector-config';
import { isSystemNamespace } from '../istio-components';
import type { Rule } from '../rule';

/** A Namespace that neither takes nor refuses Istio. */
export const namespaceNotInjected: Rule = {
  id: 'namespace-not-injected',
  level: 'info',
  istio: 'IST0102',
  summary: 'A Namespace is not labelled for sidecars or ambient mode, nor for leaving Istio out.',
  why: 'Its pods are outside of the mesh: no mTLS, no routes, no policies for them, which is rarely meant.',
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
`,
  *check(mesh) {
    for (const object of mesh.of('Namespace')) {
      const { labels } = object;
      if (isSystemNamespace(object.name)) continue;
      if (object.name === mesh.config.rootNamespace || labels['istio.io/dataplane-mode'] === 'ambient') continue;
      if (labels['istio-injection'] || labels['istio.io/rev'] !== undefined || injectsByDefault(mesh, '')) continue;
      yield {
        object,
        path: ['metadata'],
        message: `namespace ${object.name} is not labelled for Istio: its pods stay outside of the mesh`,
        help: 'Label it istio-injection: enabled, istio.io/rev or istio.io/dataplane-mode: ambient; istio-injection: disabled says that it is meant.',
      };
    }
  },
};
