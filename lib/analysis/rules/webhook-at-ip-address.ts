import { isIP } from 'node:net';
import { controlPlaneWebhooks } from '../control-plane-webhooks';
import type { Rule } from '../rule';

/** A webhook of Istio that names its control plane by an address. */
export const webhookAtIpAddress: Rule = {
  id: 'webhook-at-ip-address',
  level: 'info',
  istio: 'IST0164',
  summary: 'A webhook of an external control plane has an IP address in its URL.',
  why: 'A load balancer that comes back with another address leaves the cluster without injection.',
  bad: `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: istio-sidecar-injector }
webhooks: [{ name: rev.namespace.sidecar-injector.istio.io, clientConfig: { url: 'https://203.0.113.7:15017/inject' } }]
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
      const url = webhook.clientConfig?.url;
      if (url === undefined || !URL.canParse(url)) continue;
      const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
      if (isIP(host) === 0) continue;
      yield {
        object,
        path: [...path, 'url'],
        message: `webhook ${webhook.name} calls istiod at the IP address ${host}`,
        help: 'Use a host name.',
      };
    }
  },
};
