import type { Rule } from '../rule';
import { injectors, injects } from '../webhooks';

/** A Deployment that waits for an injector which does not take it. */
export const imageAutoNotInjected: Rule = {
  id: 'image-auto-not-injected',
  level: 'warning',
  istio: 'IST0146',
  summary: 'A Deployment has the proxy image "auto" and nothing injects its pods.',
  why: 'There is no image of that name: the pods end in ImagePullBackOff.',
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: edge }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: gateway, namespace: edge }
spec:
  selector: { matchLabels: { istio: ingress } }
  template:
    metadata: { labels: { istio: ingress }, annotations: { inject.istio.io/templates: gateway } }
    spec: { containers: [{ name: istio-proxy, image: auto }] }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: edge }
---
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
    const installed = injectors(mesh).length > 0;
    for (const object of mesh.of('Deployment')) {
      const template = object.spec.template;
      const index = (template?.spec?.containers ?? []).findIndex(
        ({ name, image }) => name === 'istio-proxy' && image === 'auto',
      );
      if (index < 0) continue;
      const namespace = mesh.find('Namespace', '', object.namespace)?.labels;
      const pod = template?.metadata?.labels ?? {};
      if (installed ? injects(mesh, namespace ?? {}, pod) : takenByDefault(namespace, pod)) continue;
      yield {
        object,
        path: ['spec', 'template', 'spec', 'containers', index, 'image'],
        message: 'the proxy image "auto" is filled in by the injector, and no label of pod or namespace asks for it',
        help: "Label the pod template sidecar.istio.io/inject: 'true'.",
      };
    }
  },
};

/** Whether Istio's own injector takes the pod. A namespace that the input does not hold may be labelled. */
function takenByDefault(
  namespace: Readonly<Record<string, string>> | undefined,
  pod: Readonly<Record<string, string>>,
): boolean {
  const own = pod['sidecar.istio.io/inject'];
  if (own !== undefined) return own === 'true';
  if (pod['istio.io/rev'] !== undefined || namespace === undefined) return true;
  return namespace['istio-injection'] === 'enabled' || namespace['istio.io/rev'] !== undefined;
}
