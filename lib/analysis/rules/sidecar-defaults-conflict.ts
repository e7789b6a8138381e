import { isAmbientNamespace } from '../../mesh/data-plane';
import type { Rule } from '../rule';
import { defaultConflicts, isSelective, rivalNames } from '../workload-policies';

/** Two Sidecars without selector in one namespace. */
export const sidecarDefaultsConflict: Rule = {
  id: 'sidecar-defaults-conflict',
  level: 'error',
  istio: 'IST0111',
  kiali: 'KIA1002',
  summary: 'Two Sidecars of one namespace have no workload selector.',
  why: 'Only one Sidecar can be the default of a namespace, the older one; the other has no effect.',
  bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: ['./*'] }] }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: strict, namespace: shop }
spec: { egress: [{ hosts: ['./*'] }], outboundTrafficPolicy: { mode: REGISTRY_ONLY } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: ['./*'] }], outboundTrafficPolicy: { mode: REGISTRY_ONLY } }
`,
  *check(mesh) {
    const defaults = mesh.of('Sidecar').filter(({ spec, namespace }) => {
      const ambient = isAmbientNamespace(mesh.find('Namespace', '', namespace));
      return !isSelective(spec.workloadSelector?.labels) && !ambient;
    });
    for (const { object, competing } of defaultConflicts(defaults)) {
      yield {
        object,
        path: ['spec'],
        message: `Sidecar ${rivalNames(competing, object)} is a default of namespace ${object.namespace} too: only the older one counts`,
        help: 'Keep one, or give it a workloadSelector.',
      };
    }
  },
};
