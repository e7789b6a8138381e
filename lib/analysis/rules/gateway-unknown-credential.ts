import { gatewayCredentials } from '../gateway-credentials';
import type { Rule } from '../rule';

/** A server certificate in a Secret that is not where the gateway's pods look for it. */
export const gatewayUnknownCredential: Rule = {
  id: 'gateway-unknown-credential',
  level: 'error',
  istio: 'IST0101',
  summary: 'A Gateway names a credential that is no Secret in the namespace of the gateway pods.',
  why:
    'The listener has no certificate and every TLS handshake fails. The Secret belongs into the namespace of the pods, not of the Gateway. ' +
    'An error where the input holds Secrets of that namespace; where it holds none and cannot know, a warning if the Secret lies beside the Gateway, and an info if nowhere.',
  bad: `
apiVersion: v1
kind: Secret
metadata: { name: shop-tls, namespace: edge }
---
apiVersion: v1
kind: Pod
metadata: { name: ingress, namespace: edge, labels: { istio: ingress } }
spec: { containers: [{ name: istio-proxy, image: auto }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingress }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: shop-cert }
      hosts: [shop.example.com]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingress }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: shop-tls }
      hosts: [shop.example.com]
`,
  *check(mesh) {
    const occupied = new Set(mesh.of('Secret').map((secret) => secret.namespace));
    for (const { gateway, path, name, namespace, secret } of gatewayCredentials(mesh)) {
      if (secret !== undefined) continue;
      const decided = occupied.has(namespace);
      const misplaced = mesh.find('Secret', gateway.namespace, name);
      yield {
        object: gateway,
        path,
        message: `credential "${name}" is no Secret of namespace ${namespace}, where the gateway's pods run${decided ? ': TLS handshakes fail' : ', in this input'}`,
        help:
          misplaced === undefined
            ? `Create the Secret in namespace ${namespace}, or declare it as assumed.`
            : `The Secret is in namespace ${gateway.namespace}: move it to ${namespace}.`,
        ...(decided ? {} : { level: misplaced === undefined ? 'info' : 'warning' }),
      };
    }
  },
};
