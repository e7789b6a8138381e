import type { SpecByKind } from '../../mesh/kinds';
import { ruledHosts } from '../../mesh/ruled-hosts';
import { policyBlocks } from '../../mesh/traffic-policies';
import type { Rule } from '../rule';

/** TLS that checks who signed the certificate, and not whose it is. */
export const sniWithoutSubjectAltNames: Rule = {
  id: 'sni-without-subject-alt-names',
  level: 'warning',
  summary: 'A DestinationRule sets the SNI and no subjectAltNames, so any certificate of the CA is accepted.',
  why: 'Without both, Istio takes the name from the request and checks the certificate against it. An explicit `sni` switches that check off: whoever has a certificate of the same CA, which for public CAs is everybody, can answer.',
  bad: sniExample(''),
  good: sniExample(', subjectAltNames: [api.example.com]'),
  *check(mesh) {
    for (const object of mesh.of('DestinationRule')) {
      for (const { settings, path } of policyBlocks(object.spec)) {
        const { tls } = settings;
        if (!tls?.sni || tls.subjectAltNames?.length || tls.insecureSkipVerify) continue;
        if (tls.mode !== 'SIMPLE' && tls.mode !== 'MUTUAL') continue;
        // A ServiceEntry's own names stand in for the missing ones.
        const named = ruledHosts(mesh, object).some(
          ({ resource }) =>
            resource.kind === 'ServiceEntry' && (resource.spec as SpecByKind['ServiceEntry']).subjectAltNames?.length,
        );
        if (named) continue;
        yield {
          object,
          path: [...path, 'tls', 'sni'],
          message: `the name in the certificate of ${object.spec.host} is not checked: with sni "${tls.sni}" and without subjectAltNames any certificate of the CA is accepted`,
          help: `Add subjectAltNames: [${tls.sni}], or leave sni out and Istio checks the host by itself.`,
        };
      }
    }
  },
};

function sniExample(names: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api, namespace: shop }
spec:
  host: api.example.com
  trafficPolicy: { tls: { mode: SIMPLE, sni: api.example.com, caCertificates: system${names} } }
`;
}
