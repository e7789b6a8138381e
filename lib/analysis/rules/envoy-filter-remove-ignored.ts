import { envoyPatches, isIgnored } from '../envoy-patches';
import type { Rule } from '../rule';

/** An EnvoyFilter removes where nothing can be removed. */
export const envoyFilterRemoveIgnored: Rule = {
  id: 'envoy-filter-remove-ignored',
  level: 'error',
  istio: 'IST0154',
  summary: 'An EnvoyFilter removes where nothing can be removed.',
  why: 'istiod skips the patch without a word: the configuration of the proxies does not change.',
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: tuned, namespace: shop }
spec:
  priority: 10
  configPatches: [{ applyTo: ROUTE_CONFIGURATION, patch: { operation: REMOVE, value: { name: tuned } } }]
`,
  good: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: tuned, namespace: shop }
spec:
  priority: 10
  configPatches: [{ applyTo: HTTP_FILTER, patch: { operation: REMOVE, value: { name: tuned } } }]
`,
  *check(mesh) {
    for (const patch of envoyPatches(mesh)) {
      if (patch.operation !== 'REMOVE' || !isIgnored(patch)) continue;
      yield {
        object: patch.object,
        path: [...patch.path, 'operation'],
        message: `REMOVE has no effect on ${patch.applyTo}: istiod skips the patch`,
        help: 'Remove the VIRTUAL_HOST, or MERGE into the route that is there.',
      };
    }
  },
};
