import { compareByCreation } from '../../mesh/creation-order';
import { gatewayServers, type PlacedServer } from '../../mesh/gateway-servers';
import { groupBy } from '../../mesh/indexed';
import { formatLabels } from '../../model/labels';
import { isHttp, parseProtocol } from '../../model/protocol';
import type { Rule } from '../rule';

/** Two servers that cannot share a port. */
export const gatewayPortConflict: Rule = {
  id: 'gateway-port-conflict',
  level: 'error',
  summary: 'Two servers of the same pods are on one port with protocols that cannot share it.',
  why: 'Istio tells HTTP servers apart by the host and TLS servers by the SNI. Plain TCP has neither: of two TCP servers, or of TCP, HTTP and TLS on one port, only the first one is served.',
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - { port: { number: 5432, name: tcp-orders, protocol: TCP }, hosts: [orders-db.example.com] }
  - { port: { number: 5432, name: tcp-stock, protocol: TCP }, hosts: [stock-db.example.com] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - { port: { number: 5432, name: tcp-orders, protocol: TCP }, hosts: [orders-db.example.com] }
  - { port: { number: 5433, name: tcp-stock, protocol: TCP }, hosts: [stock-db.example.com] }
`,
  *check(mesh) {
    const ordered = [...gatewayServers(mesh)].sort((a, b) => compareByCreation(a.gateway, b.gateway));
    const byPort = groupBy(
      ordered,
      ({ gateway, server }) =>
        `${formatLabels(gateway.spec.selector ?? {})} ${server.port.number} ${server.bind ?? ''}`,
    );
    for (const [first, ...others] of byPort.values()) {
      for (const other of others) {
        if (sharesPort(first!, other) || sameHostElsewhere(first!, other)) continue;
        yield {
          object: other.gateway,
          path: [...other.path, 'port'],
          message: `the server for ${other.server.hosts.join(', ')} is dropped: port ${other.server.port.number} of these pods already belongs to the ${first!.server.port.protocol} server "${first!.server.port.name}" of Gateway ${first!.gateway.namespace}/${first!.gateway.name}`,
          help: 'Give it a port of its own.',
        };
      }
    }
  },
};

function sharesPort(a: PlacedServer, b: PlacedServer): boolean {
  const [first, second] = [a.server, b.server].map(({ port }) => parseProtocol(port.protocol));
  if (isHttp(first) || isHttp(second)) return isHttp(first) && isHttp(second);
  return a.server.tls !== undefined && b.server.tls !== undefined;
}

/** Equal host texts in two Gateways are Istio's own finding. */
function sameHostElsewhere(a: PlacedServer, b: PlacedServer): boolean {
  return a.gateway !== b.gateway && a.server.hosts.some((host) => b.server.hosts.includes(host));
}
