import { controlPlaneWebhooks } from '../control-plane-webhooks';
import type { Rule } from '../rule';

/** A webhook of Istio that leads nowhere. */
export const webhookWithoutAddress: Rule = {
  id: 'webhook-without-address',
  level: 'warning',
  istio: 'IST0163',
  summary: 'A webhook of an external control plane has neither a URL nor a Service, or a URL that is none.',
  why: 'The API server cannot call istiod: pods are created without sidecars, or not at all.',
  bad: `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: istio-sidecar-injector }
webhooks: [{ name: rev.namespace.sidecar-injector.istio.io, clientConfig: {} }]
`,
  good: `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: istio-sidecar-injector }
webhooks:
  - { name: rev.namespace.sidecar-injector.istio.io, clientConfig: { url: 'https://istiod.example.com:15017/inject' } }
`,
  *check(mesh) {
    for (const { object, path, webhook } of controlPlaneWebhooks(mesh)) {
      const { url, service } = webhook.clientConfig ?? {};
      if (url === undefined ? service !== undefined : URL.canParse(url)) continue;
      yield {
        object,
        path: webhook.clientConfig === undefined ? path.slice(0, -1) : path,
        message:
          url === undefined
            ? `webhook ${webhook.name} has neither url nor service: the API server cannot call istiod`
            : `webhook ${webhook.name} has the url "${url}", which is none: the API server cannot call istiod`,
        help: 'Set clientConfig.url to the address of the external control plane, or clientConfig.service to istiod.',
      };
    }
  },
};
