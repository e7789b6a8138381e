import type { Rule } from '../rule';

/** A mesh-wide default that is for one workload. */
export const rootSidecarWithSelector: Rule = {
  id: 'root-sidecar-with-selector',
  level: 'warning',
  kiali: 'KIA1006',
  summary: 'A Sidecar of the root namespace has a workloadSelector.',
  why: 'Only a Sidecar without selector is the default of the whole mesh. With one it holds for pods of the root namespace alone, and the mesh has no default.',
  bad: rootExample('\n  workloadSelector: { labels: { app: web } }'),
  good: rootExample(''),
  *check(mesh) {
    for (const object of mesh.of('Sidecar')) {
      if (object.namespace !== mesh.config.rootNamespace || object.spec.workloadSelector === undefined) continue;
      yield {
        object,
        path: ['spec', 'workloadSelector'],
        message: `this Sidecar holds for pods of ${object.namespace} alone, not for the mesh`,
        help: 'Leave the workloadSelector out, or move the Sidecar to the namespace of the pods.',
      };
    }
  },
};

function rootExample(selector: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: istio-system }
spec:${selector}
  egress: [{ hosts: ['./*'] }]
`;
}
