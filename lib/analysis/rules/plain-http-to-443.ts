import { dialledPorts, isEncrypted } from '../../mesh/originated-tls';
import { isHttp, parseProtocol } from '../../model/protocol';
import type { Rule } from '../rule';

/** Plain HTTP to the port where servers wait for TLS. */
export const plainHttpTo443: Rule = {
  id: 'plain-http-to-443',
  level: 'warning',
  summary: 'A ServiceEntry sends plain HTTP to port 443, and no DestinationRule encrypts it.',
  why: 'The request, tokens and all, leaves in clear text; the server waits for a TLS handshake and hangs up.',
  bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{ number: 443, name: http, protocol: HTTP }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{ number: 443, name: tls, protocol: TLS }]
`,
  *check(mesh) {
    for (const object of mesh.of('ServiceEntry')) {
      const { spec } = object;
      if (spec.location === 'MESH_INTERNAL') continue;
      for (const [index, port] of (spec.ports ?? []).entries()) {
        if (!isHttp(parseProtocol(port.protocol ?? ''))) continue;
        const dialled = dialledPorts(spec, { ...port, protocol: undefined, targetPort: port.targetPort });
        const host = spec.hosts.find((name) => !isEncrypted(mesh, name, port.number));
        if (!dialled.has(443) || host === undefined) continue;
        yield {
          object,
          path: ['spec', 'ports', index],
          message: `requests to http://${host}:${port.number} go to port 443 in clear text: the port's protocol is ${port.protocol} and no DestinationRule encrypts it`,
          help: `If the application speaks TLS, write protocol: TLS; else add a DestinationRule with tls: { mode: SIMPLE } for port ${port.number}.`,
        };
      }
    }
  },
};
