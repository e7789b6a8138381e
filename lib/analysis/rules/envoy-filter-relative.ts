import { envoyPatches, isIgnored, versionedPatch } from '../envoy-patches';
import type { Rule } from '../rule';

/** A patch whose effect depends on which EnvoyFilter comes first. */
export const envoyFilterRelative: Rule = {
  id: 'envoy-filter-relative',
  level: 'warning',
  istio: 'IST0151',
  summary: 'An EnvoyFilter without priority uses an operation that depends on what is already there.',
  why: 'Which EnvoyFilter is applied first is decided by its age; recreated in another order, the patch finds nothing and is dropped without a word.',
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: lua, namespace: shop }
spec:
  configPatches:
    - applyTo: HTTP_FILTER
      match: { listener: { filterChain: { filter: { name: envoy.filters.network.http_connection_manager } } } }
      patch: { operation: INSERT_BEFORE, value: { name: lua } }
`,
  good: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: lua, namespace: shop }
spec:
  priority: 10
  configPatches:
    - applyTo: HTTP_FILTER
      match: { listener: { filterChain: { filter: { name: envoy.filters.network.http_connection_manager } } } }
      patch: { operation: INSERT_BEFORE, value: { name: lua } }
`,
  *check(mesh) {
    for (const patch of envoyPatches(mesh)) {
      if (!patch.relative || isIgnored(patch) || versionedPatch(mesh, patch) !== undefined) continue;
      yield {
        object: patch.object,
        path: patch.path,
        message: `${patch.operation} depends on the order in which EnvoyFilters are applied, and this one has no priority`,
        help: 'Set spec.priority, or use an absolute operation such as INSERT_FIRST, ADD or MERGE.',
      };
    }
  },
};
