import type { SpecByKind } from '../../mesh/kinds';
import { ruledHosts } from '../../mesh/ruled-hosts';
import { policyBlocks } from '../../mesh/traffic-policies';
import type { Rule } from '../rule';

/** Mesh certificates for a server that is not of the mesh. */
export const istioMutualOutsideMesh: Rule = {
  id: 'istio-mutual-outside-mesh',
  level: 'warning',
  summary: 'A DestinationRule uses ISTIO_MUTUAL for a host outside the mesh.',
  why: 'ISTIO_MUTUAL shows a certificate of the mesh and asks for one. A server outside has none: the handshake fails.',
  bad: outsideExample('{ mode: ISTIO_MUTUAL }'),
  good: outsideExample('{ mode: SIMPLE, caCertificates: system }'),
  *check(mesh) {
    for (const object of mesh.of('DestinationRule')) {
      for (const { settings, path } of policyBlocks(object.spec)) {
        if (settings.tls?.mode !== 'ISTIO_MUTUAL') continue;
        const outside = ruledHosts(mesh, object).find(
          ({ resource }) =>
            resource.kind === 'ServiceEntry' &&
            ((resource.spec as SpecByKind['ServiceEntry']).location ?? 'MESH_EXTERNAL') === 'MESH_EXTERNAL',
        );
        if (outside === undefined) continue;
        yield {
          object,
          path: [...path, 'tls', 'mode'],
          message: `handshakes with ${outside.host} fail: it is outside the mesh (ServiceEntry ${outside.resource.namespace}/${outside.resource.name}) and knows no mesh certificates`,
          help: 'Use SIMPLE, or MUTUAL with a certificate that the server knows.',
        };
      }
    }
  },
};

function outsideExample(tls: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api, namespace: shop }
spec:
  host: api.example.com
  trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: ${tls} }] }
`;
}
