import { isGranted } from '../../mesh/reference-grants';
import { secretsByName } from '../gateway-credentials';
import type { Rule } from '../rule';

/** A listener's certificate in a namespace that gives no leave, or that the reference does not name. */
export const listenerCertificateOutOfReach: Rule = {
  id: 'listener-certificate-out-of-reach',
  level: 'error',
  summary: 'The certificate of a Gateway API listener lies in another namespace, and nothing lets the Gateway read it.',
  why:
    'Without namespace a certificateRef means the namespace of the Gateway; with another one it needs a ReferenceGrant there. ' +
    'Else the listener is not programmed, and nothing answers on its port. A warning where the reference names no namespace, since the Secret may be made in the cluster.',
  bad: certificateExample(''),
  good: certificateExample(`---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: edge, namespace: certificates }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: Gateway, namespace: shop }]
  to: [{ group: '', kind: Secret }]
`),
  *check(mesh) {
    for (const object of mesh.of('gateway.networking.k8s.io/Gateway')) {
      for (const [index, { tls }] of (object.spec.listeners ?? []).entries()) {
        for (const [at, { group, kind = 'Secret', name, namespace }] of (tls?.certificateRefs ?? []).entries()) {
          const found = secretsByName(mesh).get(name) ?? [];
          const home = namespace ?? object.namespace;
          const there = found.some((secret) => secret.namespace === home);
          if (group || kind !== 'Secret' || found.length === 0 || (there && home === object.namespace)) continue;
          const from = { group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: object.namespace };
          if (there && isGranted(mesh, from, { group: '', kind: 'Secret', namespace: home, name })) continue;
          const elsewhere = found[0]!.namespace;
          yield {
            object,
            path: ['spec', 'listeners', index, 'tls', 'certificateRefs', at],
            message: there
              ? `nothing answers on this listener: no ReferenceGrant of ${home} lets a Gateway of ${object.namespace} read the Secret ${name}`
              : `the Secret "${name}" is in namespace ${elsewhere}, and the listener looks for it in ${home}`,
            help: there
              ? `Add a ReferenceGrant in ${home} from Gateway of ${object.namespace} to Secret.`
              : `Write namespace: ${elsewhere}${elsewhere === object.namespace ? '' : ', with a ReferenceGrant there'}, or move the Secret to ${home}.`,
            ...(there ? {} : { level: 'warning' as const }),
          };
        }
      }
    }
  },
};

function certificateExample(grant: string): string {
  return `
apiVersion: v1
kind: Secret
metadata: { name: api-tls, namespace: certificates }
type: kubernetes.io/tls
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  gatewayClassName: istio
  listeners:
  - name: https
    port: 443
    protocol: HTTPS
    tls: { certificateRefs: [{ name: api-tls, namespace: certificates }] }
${grant}`;
}
