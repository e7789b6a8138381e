import type { Rule } from '../rule';

/** A Pod of its own with the image that only an injector can fill in. */
export const imageAutoOnPod: Rule = {
  id: 'image-auto-on-pod',
  level: 'error',
  istio: 'IST0147',
  summary: 'A Pod has the proxy image "auto".',
  why: 'There is no image of that name: a Pod that was not injected when it was made cannot start.',
  bad: `
apiVersion: v1
kind: Pod
metadata: { name: gateway, namespace: edge, labels: { sidecar.istio.io/inject: 'true' } }
spec: { containers: [{ name: istio-proxy, image: auto }] }
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: gateway, namespace: edge }
spec:
  selector: { matchLabels: { istio: ingress } }
  template:
    metadata:
      labels: { istio: ingress, sidecar.istio.io/inject: 'true' }
      annotations: { inject.istio.io/templates: gateway }
    spec: { containers: [{ name: istio-proxy, image: auto }] }
`,
  *check(mesh) {
    for (const object of mesh.of('Pod')) {
      const index = (object.spec.containers ?? []).findIndex(
        ({ name, image }) => name === 'istio-proxy' && image === 'auto',
      );
      if (index < 0) continue;
      yield {
        object,
        path: ['spec', 'containers', index, 'image'],
        message: 'the proxy image "auto" is filled in by the injector only: this Pod cannot start without it',
        help: 'Make a Deployment whose template the injector takes.',
      };
    }
  },
};
