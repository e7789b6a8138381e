import { certificateProblem } from '../certificate';
import { gatewayCredentials } from '../gateway-credentials';
import type { Rule } from '../rule';

/** A server certificate that Envoy cannot use. */
export const gatewayInvalidCredential: Rule = {
  id: 'gateway-invalid-credential',
  level: 'error',
  istio: 'IST0161',
  summary: 'The Secret of a Gateway holds no usable certificate.',
  why: 'Envoy refuses it and every TLS handshake with the gateway fails. Expiry is judged only where the caller says what day it is.',
  bad: `
apiVersion: v1
kind: Secret
metadata: { name: shop-tls, namespace: edge }
type: kubernetes.io/tls
stringData: { tls.crt: not a certificate, tls.key: not a key }
---
apiVersion: v1
kind: Pod
metadata: { name: ingress, namespace: edge, labels: { istio: ingress } }
spec: { containers: [{ name: istio-proxy, image: auto }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: edge }
spec:
  selector: { istio: ingress }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: shop-tls }
      hosts: [shop.example.com]
`,
  good: `
apiVersion: v1
kind: Secret
metadata: { name: shop-tls, namespace: edge }
type: kubernetes.io/tls
stringData:
  tls.key: (the private key)
  tls.crt: |
    -----BEGIN CERTIFICATE-----
    MIIBRDCB7KADAgECAgEBMAoGCCqGSM49BAMCMBsxGTAXBgNVBAMTEHNob3AuZXhh
    bXBsZS5jb20wIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBsxGTAX
    BgNVBAMTEHNob3AuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
    AATpUxWHZgCt1U6fyEaCk3LbOXmWTM3zK49/8m1NW+2/0PriO78qX9fKc5mOOSBk
    miQb0f73kRqb/OiLLJ/6Y9vbox8wHTAbBgNVHREEFDASghBzaG9wLmV4YW1wbGUu
    Y29tMAoGCCqGSM49BAMCA0cAMEQCICt9nsZ/k712I9HyPdmmkvxjbVk6QIFFnNJu
    RVcAaledAiBDC5P3tpVer8i3dGA5/45JC/kc+GLlodK2bFCykHyQtw==
    -----END CERTIFICATE-----
---
apiVersion: v1
kind: Service
metadata: { name: ingress, namespace: edge }
spec: { selector: { istio: ingress }, ports: [{ name: https, port: 443 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress, namespace: edge }
spec:
  selector: { matchLabels: { istio: ingress } }
  template:
    metadata: { labels: { istio: ingress, sidecar.istio.io/inject: 'true' } }
    spec: { containers: [{ name: istio-proxy, image: auto }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: edge }
spec:
  selector: { istio: ingress }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: shop-tls }
      hosts: [shop.example.com]
`,
  *check(mesh) {
    for (const { gateway, path, name, namespace, secret } of gatewayCredentials(mesh)) {
      if (secret === undefined) continue;
      const problem = certificateProblem(secret.manifest, mesh.today);
      if (problem === undefined) continue;
      yield {
        object: gateway,
        path,
        message: `Secret ${namespace}/${name} ${problem}: TLS handshakes with this server fail`,
        help: 'Put a PEM certificate and its key under tls.crt and tls.key (or cert and key).',
      };
    }
  },
};
