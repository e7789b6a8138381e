import { ruledHost } from '../../mesh/ruled-hosts';
import { policyBlocks } from '../../mesh/traffic-policies';
import { isWildcardHost } from '../../model/host-name';
import type { Rule } from '../rule';

/** One name for the servers of many hosts. */
export const fixedSniForManyHosts: Rule = {
  id: 'fixed-sni-for-many-hosts',
  level: 'warning',
  summary: 'A DestinationRule for a wildcard host sets one SNI or one certificate name for all of its hosts.',
  why: 'Every host that the wildcard covers is called with that one SNI and must show that one name. All but one of them fail, or answer for another host.',
  bad: manyExample(', sni: www.example.com, subjectAltNames: [www.example.com]'),
  good: manyExample(''),
  *check(mesh) {
    for (const object of mesh.of('DestinationRule')) {
      const host = ruledHost(mesh, object);
      if (!isWildcardHost(host)) continue;
      for (const { settings, path } of policyBlocks(object.spec)) {
        const { tls } = settings;
        if (!tls?.sni || (tls.mode !== 'SIMPLE' && tls.mode !== 'MUTUAL')) continue;
        yield {
          object,
          path: [...path, 'tls', 'sni'],
          message: `every host of ${host} is called with the SNI "${tls.sni}"`,
          help: 'Leave sni and subjectAltNames out: Istio then takes each host from the request and checks it.',
        };
      }
    }
  },
};

function manyExample(names: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: example, namespace: shop }
spec:
  host: '*.example.com'
  trafficPolicy: { tls: { mode: SIMPLE, caCertificates: system${names} } }
`;
}
