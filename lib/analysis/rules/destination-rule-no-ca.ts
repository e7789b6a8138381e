import type { ClientTLSSettings, DestinationRuleSpec } from '../../../imports/istio.generated';
import type { Rule } from '../rule';

/** Whether the client encrypts towards a server and has no authority of its own choosing to check it against. */
export function lacksAuthority(tls: ClientTLSSettings | undefined, spec: DestinationRuleSpec): boolean {
  if (tls?.mode !== 'SIMPLE' && tls?.mode !== 'MUTUAL') return false;
  if (tls.caCertificates) return false;
  // The Secret behind a credential brings the authority along, but sidecars read it only under a workloadSelector.
  return !(tls.credentialName && spec.workloadSelector !== undefined);
}

/** Client TLS of a whole host without an authority to check the server against. */
export const destinationRuleNoCa: Rule = {
  id: 'destination-rule-no-ca',
  level: 'warning',
  istio: 'IST0128',
  summary: 'A DestinationRule originates TLS without saying which authority vouches for the server.',
  why: "Whoever the proxy's operating system trusts can stand in for the server; servers with a private authority fail the handshake.",
  bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank, namespace: shop }
spec: { hosts: [api.bank.example], ports: [{ number: 443, name: https, protocol: HTTPS }], resolution: DNS }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: bank, namespace: shop }
spec:
  host: api.bank.example
  trafficPolicy: { tls: { mode: SIMPLE } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank, namespace: shop }
spec: { hosts: [api.bank.example], ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }], resolution: DNS }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: bank, namespace: shop }
spec:
  host: api.bank.example
  trafficPolicy:
    tls: { mode: SIMPLE, caCertificates: /etc/ssl/certs/ca-certificates.crt, subjectAltNames: [api.bank.example] }
`,
  *check(mesh) {
    for (const object of mesh.of('DestinationRule')) {
      const tls = object.spec.trafficPolicy?.tls;
      if (!lacksAuthority(tls, object.spec)) continue;
      yield {
        object,
        path: ['spec', 'trafficPolicy', 'tls'],
        message: `TLS ${tls?.mode} to "${object.spec.host}" names no caCertificates to check the server against`,
        help: 'Set caCertificates to the authority of the server, and subjectAltNames to its names.',
      };
    }
  },
};
