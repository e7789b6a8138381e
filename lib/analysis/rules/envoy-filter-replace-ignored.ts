import { envoyPatches, isIgnored } from '../envoy-patches';
import type { Rule } from '../rule';

/** An EnvoyFilter replaces what cannot be replaced. */
export const envoyFilterReplaceIgnored: Rule = {
  id: 'envoy-filter-replace-ignored',
  level: 'error',
  istio: 'IST0152',
  summary: 'An EnvoyFilter replaces what cannot be replaced.',
  why: 'istiod skips the patch without a word: the configuration of the proxies does not change.',
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: tuned, namespace: shop }
spec:
  priority: 10
  configPatches: [{ applyTo: CLUSTER, patch: { operation: REPLACE, value: { name: tuned } } }]
`,
  good: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: tuned, namespace: shop }
spec:
  priority: 10
  configPatches: [{ applyTo: HTTP_FILTER, patch: { operation: REPLACE, value: { name: tuned } } }]
`,
  *check(mesh) {
    for (const patch of envoyPatches(mesh)) {
      if (patch.operation !== 'REPLACE' || !isIgnored(patch)) continue;
      yield {
        object: patch.object,
        path: [...patch.path, 'operation'],
        message: `REPLACE has no effect on ${patch.applyTo}: istiod skips the patch`,
        help: 'REPLACE works on NETWORK_FILTER, HTTP_FILTER and VIRTUAL_HOST: use MERGE elsewhere.',
      };
    }
  },
};
