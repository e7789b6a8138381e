import type { Rule } from '../rule';

/** A Namespace that asks for Istio in two ways. */
export const namespaceInjectionConflict: Rule = {
  id: 'namespace-injection-conflict',
  level: 'warning',
  istio: 'IST0123',
  summary: 'A Namespace has more than one of the labels that put its pods into the mesh.',
  why: 'istio-injection wins over istio.io/rev, and sidecars over ambient mode: an upgrade by revision does not happen, or pods are in neither mode as meant.',
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled, istio.io/rev: canary } }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/rev: canary } }
`,
  *check(mesh) {
    for (const object of mesh.of('Namespace')) {
      if (object.name === mesh.config.rootNamespace) continue;
      const injection = object.labels['istio-injection'];
      // A namespace that refuses sidecars may well be in ambient mode.
      const others =
        injection === undefined || injection === 'enabled' ? ['istio.io/rev', 'istio.io/dataplane-mode'] : [];
      const found = ['istio-injection', ...others].filter((label) => object.labels[label] !== undefined);
      if (found.length < 2) continue;
      yield {
        object,
        path: ['metadata', 'labels'],
        message: `namespace ${object.name} has ${found.map((label) => `${label}=${object.labels[label]}`).join(' and ')}: only one of them counts`,
        help: 'Keep the one that is meant.',
      };
    }
  },
};
