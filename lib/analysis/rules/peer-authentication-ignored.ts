import { compareByCreation } from '../../mesh/creation-order';
import { groupBy } from '../../mesh/indexed';
import { isNamespaceWide } from '../../mesh/peer-authentications';
import { formatLabels } from '../../model/labels';
import type { Rule } from '../rule';

/** A second policy for the same pods, which Istio does not read. */
export const peerAuthenticationIgnored: Rule = {
  id: 'peer-authentication-ignored',
  level: 'warning',
  kiali: 'KIA0002',
  summary: 'Two PeerAuthentications are for the same workloads, and Istio uses the older one alone.',
  why: 'Of policies for one namespace, or for one selector, the oldest wins and the others are ignored. A later STRICT has no effect beside an earlier PERMISSIVE.',
  bad: ignoredExample(''),
  good: ignoredExample('selector: { matchLabels: { app: products } }, '),
  *check(mesh) {
    const ordered = [...mesh.of('PeerAuthentication')].sort(compareByCreation);
    const scopes = groupBy(
      ordered,
      ({ namespace, spec }) => `${namespace} ${formatLabels(spec.selector?.matchLabels ?? {})}`,
    );
    for (const [first, ...others] of scopes.values()) {
      for (const object of others) {
        yield {
          object,
          path: ['spec'],
          message: `this policy is ignored: PeerAuthentication ${first!.namespace}/${first!.name} comes first for ${isNamespaceWide(object) ? `the namespace ${object.namespace}` : `the pods with ${formatLabels(object.spec.selector?.matchLabels ?? {})}`}`,
          help: 'Keep one of the two.',
        };
      }
    }
  },
};

function ignoredExample(selector: string): string {
  return `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: PERMISSIVE } }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: strict, namespace: shop }
spec: { ${selector}mtls: { mode: STRICT } }
`;
}
