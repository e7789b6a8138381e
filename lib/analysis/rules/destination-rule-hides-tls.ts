import { namespaceOfService } from '../../mesh/known';
import type { DestinationRuleResource } from '../../mesh/merge-destination-rules';
import { ruledHost, rulesCovering } from '../../mesh/ruled-hosts';
import type { Rule } from '../rule';

/** A nearer rule that says nothing about TLS and so switches a wider rule's off. */
export const destinationRuleHidesTls: Rule = {
  id: 'destination-rule-hides-tls',
  level: 'warning',
  kiali: 'KIA0204',
  summary: 'A DestinationRule without tls takes the place of a wider one with it.',
  why: 'Istio uses the one rule that is nearest and most specific, and takes nothing over from others. The TLS mode that the wider rule sets no longer holds for this host.',
  bad: hidesExample(''),
  good: hidesExample(', tls: { mode: DISABLE }'),
  *check(mesh) {
    for (const object of mesh.of('DestinationRule')) {
      const { namespace, spec } = object;
      if (spec.trafficPolicy === undefined || spec.trafficPolicy.tls !== undefined) continue;
      const host = ruledHost(mesh, object);
      const rivals = rulesCovering(mesh, host);
      if (rivals.length === 1) continue;
      const places = new Set([namespace, namespaceOfService(mesh, host) ?? namespace, mesh.config.rootNamespace]);
      const hidden = rivals.find(
        (other) =>
          setsTls(other) &&
          places.has(other.namespace) &&
          // In one namespace rules for one host are merged, which is another matter.
          !(other.namespace === namespace && ruledHost(mesh, other) === host),
      );
      if (hidden === undefined) continue;
      yield {
        object,
        path: ['spec', 'trafficPolicy'],
        message: `the TLS mode ${hidden.spec.trafficPolicy?.tls?.mode} of DestinationRule ${hidden.namespace}/${hidden.name} does not hold for ${host}: this rule takes its place and sets none`,
        help: 'Repeat the tls block here.',
      };
    }
  },
};

/** Automatic mTLS gives what ISTIO_MUTUAL asks for; only other modes are lost. */
function setsTls({ spec }: DestinationRuleResource): boolean {
  const mode = spec.trafficPolicy?.tls?.mode;
  return mode !== undefined && mode !== 'ISTIO_MUTUAL';
}

function hidesExample(tls: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: default, namespace: legacy }
spec:
  host: '*.legacy.svc.cluster.local'
  trafficPolicy: { tls: { mode: DISABLE } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: ledger, namespace: legacy }
spec:
  host: ledger.legacy.svc.cluster.local
  trafficPolicy: { connectionPool: { tcp: { maxConnections: 100 } }${tls} }
`;
}
