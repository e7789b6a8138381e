import type { ServerTLSSettings } from '../../../imports/istio.generated';
import type { Rule } from '../rule';
import { type Claim, includesPods, rivals } from '../shared-workloads';

/** One certificate in two Gateways of the same pods. */
export const gatewayDuplicateCertificate: Rule = {
  id: 'gateway-duplicate-certificate',
  level: 'warning',
  istio: 'IST0138',
  summary: 'Two Gateways on the same pods use the same certificate.',
  why:
    'Browsers reuse an HTTP/2 connection for every host of its certificate. Requests for a host of the other Gateway then come in on ' +
    "the first one's connection, which does not know the host: 404, now and then, for some users.",
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingress }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: wildcard-tls }
      hosts: [shop.example.com]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: blog, namespace: blog }
spec:
  selector: { istio: ingress }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: wildcard-tls }
      hosts: [blog.example.com]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: edge }
spec:
  selector: { istio: ingress }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: wildcard-tls }
      hosts: ['*.example.com']
`,
  *check(mesh) {
    const claims = new Map<string, Claim[]>();
    for (const gateway of mesh.of('Gateway')) {
      const seen = new Set<string>();
      for (const [server, { tls }] of (gateway.spec.servers ?? []).entries()) {
        const key = certificateKey(tls);
        if (key === undefined || seen.has(key)) continue;
        seen.add(key);
        const same = claims.get(key);
        if (same === undefined) claims.set(key, [{ gateway, server }]);
        else same.push({ gateway, server });
      }
    }
    for (const sharing of claims.values()) {
      for (const [{ gateway, server }, others] of rivals(sharing, includesPods)) {
        const tls = gateway.spec.servers![server]!.tls;
        const names = others.map(({ namespace, name }) => `${namespace}/${name}`).join(', ');
        yield {
          object: gateway,
          path: ['spec', 'servers', server, 'tls', tls?.credentialName ? 'credentialName' : 'serverCertificate'],
          message: `certificate "${tls?.credentialName || tls?.serverCertificate}" is also used by Gateway ${names}: reused HTTP/2 connections get 404 for the other's hosts`,
          help: 'Serve the hosts of one certificate from one Gateway, or give each its own certificate.',
        };
      }
    }
  },
};

/** What makes two servers present the same certificate. */
function certificateKey(tls: ServerTLSSettings | undefined): string | undefined {
  if (tls?.credentialName) return `secret ${tls.credentialName}`;
  if (tls?.serverCertificate && tls.privateKey) return `file ${tls.serverCertificate} ${tls.privateKey}`;
  return undefined;
}
