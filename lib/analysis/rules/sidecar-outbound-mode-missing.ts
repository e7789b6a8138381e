import type { Rule } from '../rule';

/** A policy that blocks everything unknown without saying so. */
export const sidecarOutboundModeMissing: Rule = {
  id: 'sidecar-outbound-mode-missing',
  level: 'warning',
  kiali: 'KIA1007',
  summary: 'The outboundTrafficPolicy of a Sidecar has no mode, which means REGISTRY_ONLY.',
  why: "The mode's first value is REGISTRY_ONLY. An empty block therefore does not mean the mesh's default: calls to hosts outside the registry are refused.",
  bad: modeExample('{}'),
  good: modeExample('{ mode: REGISTRY_ONLY }'),
  *check(mesh) {
    for (const object of mesh.of('Sidecar')) {
      const policy = object.spec.outboundTrafficPolicy;
      if (policy === undefined || policy.mode !== undefined) continue;
      yield {
        object,
        path: ['spec', 'outboundTrafficPolicy'],
        message:
          'calls to hosts that the registry does not know are refused: an outboundTrafficPolicy without mode means REGISTRY_ONLY',
        help: 'Write the mode, or leave the block out to get what the mesh has.',
      };
    }
  },
};

function modeExample(policy: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec:
  outboundTrafficPolicy: ${policy}
  egress: [{ hosts: ['./*', 'istio-system/*'] }]
`;
}
