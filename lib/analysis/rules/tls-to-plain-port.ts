import type { SpecByKind } from '../../mesh/kinds';
import { dialledPorts, originatedTls } from '../../mesh/originated-tls';
import { isRoutedAround } from '../../mesh/routed-around';
import { isHttp } from '../../model/protocol';
import type { Rule } from '../rule';

/** TLS to the port where the provider speaks plain HTTP. */
export const tlsToPlainPort: Rule = {
  id: 'tls-to-plain-port',
  level: 'error',
  summary: 'A DestinationRule originates TLS, and the ServiceEntry sends it to port 80.',
  why: 'Without `targetPort` the proxy dials the port that the application called. On port 80 the provider answers a TLS handshake with an HTTP error: every request ends in 503.',
  bad: portExample(''),
  good: portExample(', targetPort: 443'),
  *check(mesh) {
    const seen = new Set<unknown>();
    for (const { rule, block, entry, port } of originatedTls(mesh)) {
      if (entry.resource.kind !== 'ServiceEntry' || !isHttp(port.protocol) || seen.has(block.settings)) continue;
      if (!dialledPorts(entry.resource.spec as SpecByKind['ServiceEntry'], port).has(80)) continue;
      if (isRoutedAround(mesh, entry.host, port.number)) continue;
      seen.add(block.settings);
      yield {
        object: rule,
        path: [...block.path, 'tls', 'mode'],
        message: `TLS to ${entry.host} goes to port 80, where providers speak plain HTTP: ServiceEntry ${entry.resource.namespace}/${entry.resource.name} has no targetPort for its port ${port.number}`,
        help: `Write targetPort: 443 at the ServiceEntry's port "${port.name}".`,
      };
    }
  },
};

function portExample(targetPort: string): string {
  return `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{ number: 80, name: http, protocol: HTTP${targetPort} }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api, namespace: shop }
spec:
  host: api.example.com
  trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode: SIMPLE, caCertificates: system } }] }
`;
}
