import type { Rule } from '../rule';

/** A pod with two data planes. */
export const workloadSidecarAndAmbient: Rule = {
  id: 'workload-sidecar-and-ambient',
  level: 'error',
  kiali: 'KIA1311',
  summary: 'A pod asks for a sidecar and for ambient mode.',
  why: 'The two exclude each other. With the sidecar in place ztunnel leaves the pod alone; which of the two was meant, and which policies hold, nobody can tell.',
  bad: bothExample(', istio.io/dataplane-mode: ambient'),
  good: bothExample(''),
  *check(mesh) {
    for (const { resource, labels, annotations } of mesh.workloads.all) {
      const inject = labels['sidecar.istio.io/inject'] ?? annotations['sidecar.istio.io/inject'];
      if (inject !== 'true' || labels['istio.io/dataplane-mode'] !== 'ambient') continue;
      yield {
        object: resource,
        path: resource.kind === 'Pod' ? ['metadata', 'labels'] : ['spec'],
        message: 'its pods ask for a sidecar (sidecar.istio.io/inject) and for ambient mode (istio.io/dataplane-mode)',
        help: 'Keep one of the two labels.',
      };
    }
  },
};

function bothExample(label: string): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: products, namespace: shop }
spec:
  selector: { matchLabels: { app: products } }
  template:
    metadata: { labels: { app: products, sidecar.istio.io/inject: 'true'${label} } }
    spec: { containers: [{ name: app, image: products }] }
`;
}
