import type { Rule } from '../rule';

/** A Service port that leads to no container. */
export const serviceTargetPortUnknown: Rule = {
  id: 'service-target-port-unknown',
  level: 'warning',
  kiali: 'KIA0701',
  summary: 'A Service sends a port to a named container port that its pods do not have.',
  why: 'The port has no endpoint: every call to it ends in 503 (UH).',
  bad: targetExample('htpp'),
  good: targetExample('http'),
  *check(mesh) {
    for (const object of mesh.of('Service')) {
      const selector = object.spec.selector ?? {};
      if (Object.keys(selector).length === 0) continue;
      for (const [index, { targetPort, port }] of (object.spec.ports ?? []).entries()) {
        if (typeof targetPort !== 'string' || /^\d+$/.test(targetPort)) continue;
        const workloads = mesh.workloads.selected(selector, object.namespace);
        const names = workloads.flatMap(({ pod }) =>
          [...(pod.containers ?? []), ...(pod.initContainers ?? [])].flatMap(
            ({ ports }) => ports?.map(({ name }) => name) ?? [],
          ),
        );
        if (workloads.length === 0 || names.includes(targetPort)) continue;
        yield {
          object,
          path: ['spec', 'ports', index, 'targetPort'],
          message: `port ${port} leads nowhere: no container of its pods has a port named "${targetPort}"`,
          help: `The containers' ports are ${names.filter(Boolean).join(', ') || 'not named'}.`,
        };
      }
    }
  },
};

function targetExample(target: string): string {
  return `
apiVersion: v1
kind: Service
metadata: { name: products, namespace: shop }
spec: { selector: { app: products }, ports: [{ name: http, port: 80, targetPort: ${target} }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: products, namespace: shop }
spec:
  selector: { matchLabels: { app: products } }
  template:
    metadata: { labels: { app: products } }
    spec: { containers: [{ name: app, image: products, ports: [{ name: http, containerPort: 8080 }] }] }
`;
}
