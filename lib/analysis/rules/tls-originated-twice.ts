import { originatedTls } from '../../mesh/originated-tls';
import { routeTargetsByHost } from '../../mesh/route-targets';
import { isTls } from '../../model/protocol';
import type { Rule } from '../rule';

/** TLS around the TLS that the application speaks already. */
export const tlsOriginatedTwice: Rule = {
  id: 'tls-originated-twice',
  level: 'error',
  summary: 'A DestinationRule originates TLS to a port on which clients speak TLS themselves.',
  why: 'On a port of protocol HTTPS or TLS the proxy passes on what the application encrypted. With `tls` in the DestinationRule it encrypts that once more, and the server finds TLS inside TLS.',
  bad: twiceExample('{ number: 443, name: https, protocol: HTTPS }', 443),
  good: twiceExample('{ number: 80, name: http, protocol: HTTP, targetPort: 443 }', 80),
  *check(mesh) {
    const seen = new Set<unknown>();
    for (const { rule, block, entry, port } of originatedTls(mesh)) {
      if (!isTls(port.protocol) || seen.has(block.settings)) continue;
      // HTTP rules to that port mean that clients speak plain HTTP on another one: then the proxy has to encrypt.
      const routes = routeTargetsByHost(mesh).get(entry.host) ?? [];
      if (routes.some((target) => target.layer === 'http' && (target.port ?? port.number) === port.number)) continue;
      seen.add(block.settings);
      yield {
        object: rule,
        path: [...block.path, 'tls', 'mode'],
        message: `the server at ${entry.host}:${port.number} finds TLS inside TLS: the port's protocol is ${port.protocol}, so clients encrypt, and the proxy encrypts again (${block.settings.tls?.mode})`,
        help: `Originate TLS on a port of protocol HTTP with targetPort ${port.number}, by portLevelSettings for that port, or leave tls out.`,
      };
    }
  },
};

function twiceExample(port: string, number: number): string {
  return `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [${port}]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api, namespace: shop }
spec:
  host: api.example.com
  trafficPolicy: { portLevelSettings: [{ port: { number: ${number} }, tls: { mode: SIMPLE, caCertificates: system } }] }
`;
}
