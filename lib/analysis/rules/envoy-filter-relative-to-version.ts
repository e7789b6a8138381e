import { envoyPatches, isIgnored, versionedPatch } from '../envoy-patches';
import type { Rule } from '../rule';

/** A relative patch of a filter that another EnvoyFilter patches for some proxy versions only. */
export const envoyFilterRelativeToVersion: Rule = {
  id: 'envoy-filter-relative-to-version',
  level: 'warning',
  istio: 'IST0155',
  summary: 'An EnvoyFilter without priority patches a filter that another one patches for some proxy versions only.',
  why: 'With the proxies of another version the filter is not there, and the patch is dropped without a word.',
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: lua, namespace: shop }
spec:
  priority: 5
  configPatches:
    - applyTo: HTTP_FILTER
      match: { proxy: { proxyVersion: '^1\\.30.*' } }
      patch: { operation: INSERT_FIRST, value: { name: lua } }
---
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: no-lua, namespace: shop }
spec:
  configPatches:
    - applyTo: HTTP_FILTER
      patch: { operation: REPLACE, value: { name: lua } }
`,
  good: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: lua, namespace: shop }
spec:
  priority: 5
  configPatches:
    - applyTo: HTTP_FILTER
      match: { proxy: { proxyVersion: '^1\\.30.*' } }
      patch: { operation: INSERT_FIRST, value: { name: lua } }
---
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: no-lua, namespace: shop }
spec:
  priority: 10
  configPatches:
    - applyTo: HTTP_FILTER
      match: { proxy: { proxyVersion: '^1\\.30.*' } }
      patch: { operation: REPLACE, value: { name: lua } }
`,
  *check(mesh) {
    for (const patch of envoyPatches(mesh)) {
      const other = versionedPatch(mesh, patch);
      if (!patch.relative || isIgnored(patch) || other === undefined) continue;
      const name = other.object === patch.object ? 'another patch here' : `EnvoyFilter ${other.object.name}`;
      yield {
        object: patch.object,
        path: patch.path,
        message: `${patch.operation} of "${patch.filter}" depends on ${name}, which applies to some proxy versions only`,
        help: 'Set spec.priority, and the same proxyVersion.',
      };
    }
  },
};
