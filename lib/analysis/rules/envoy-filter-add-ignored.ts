import { envoyPatches, isIgnored } from '../envoy-patches';
import type { Rule } from '../rule';

/** An EnvoyFilter adds where nothing can be added. */
export const envoyFilterAddIgnored: Rule = {
  id: 'envoy-filter-add-ignored',
  level: 'error',
  istio: 'IST0153',
  summary: 'An EnvoyFilter adds where nothing can be added.',
  why: 'istiod skips the patch without a word: the configuration of the proxies does not change.',
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: tuned, namespace: shop }
spec:
  priority: 10
  configPatches: [{ applyTo: HTTP_ROUTE, patch: { operation: ADD, value: { name: tuned } } }]
`,
  good: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: tuned, namespace: shop }
spec:
  priority: 10
  configPatches: [{ applyTo: VIRTUAL_HOST, patch: { operation: ADD, value: { name: tuned } } }]
`,
  *check(mesh) {
    for (const patch of envoyPatches(mesh)) {
      if (patch.operation !== 'ADD' || !isIgnored(patch)) continue;
      yield {
        object: patch.object,
        path: [...patch.path, 'operation'],
        message: `ADD has no effect on ${patch.applyTo}: istiod skips the patch`,
        help: 'Add a VIRTUAL_HOST, or MERGE into the route that is there.',
      };
    }
  },
};
