import type { Rule } from '../rule';
import { lacksAuthority } from './destination-rule-no-ca';

/** Client TLS of one port without an authority to check the server against. */
export const destinationRulePortNoCa: Rule = {
  id: 'destination-rule-port-no-ca',
  level: 'warning',
  istio: 'IST0129',
  summary: 'A DestinationRule originates TLS on a port without saying which authority vouches for the server.',
  why: "Whoever the proxy's operating system trusts can stand in for the server; servers with a private authority fail the handshake.",
  bad: `
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
  trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode: SIMPLE } }] }
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
    portLevelSettings:
      - port: { number: 80 }
        tls: { mode: SIMPLE, caCertificates: /etc/ssl/certs/ca-certificates.crt, subjectAltNames: [api.bank.example] }
`,
  *check(mesh) {
    for (const object of mesh.of('DestinationRule')) {
      for (const [index, { port, tls }] of (object.spec.trafficPolicy?.portLevelSettings ?? []).entries()) {
        if (!lacksAuthority(tls, object.spec)) continue;
        yield {
          object,
          path: ['spec', 'trafficPolicy', 'portLevelSettings', index, 'tls'],
          message: `TLS ${tls?.mode} to "${object.spec.host}" port ${port?.number ?? '(none)'} names no caCertificates to check the server against`,
          help: 'Set caCertificates to the authority of the server, and subjectAltNames to its names.',
        };
      }
    }
  },
};
