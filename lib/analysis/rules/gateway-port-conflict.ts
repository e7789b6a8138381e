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
  why: 'Istio tells HTTP servers apart by the host and TLS servers by the SNI. Plain TCP has neither, and behind the first plain server of a port everything else is dropped: a second TCP server, TLS, HTTP behind TCP.',
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
    for (const servers of byPort.values()) {
      // TLS servers share a port by the SNI; from the first plain one on, only its own kind is let in.
      let plain: PlacedServer | undefined;
      for (const placed of servers) {
        if (plain === undefined) {
          if (!isTlsServer(placed)) plain = placed;
          continue;
        }
        if ((speaksHttp(plain) && speaksHttp(placed)) || sameHostElsewhere(plain, placed)) continue;
        const { server, gateway } = plain;
        yield {
          object: placed.gateway,
          path: [...placed.path, 'port'],
          message: `the server for ${placed.server.hosts.join(', ')} is dropped: port ${server.port.number} of these pods already belongs to the ${server.port.protocol} server "${server.port.name}" of Gateway ${gateway.namespace}/${gateway.name}`,
          help: 'Give it a port of its own.',
        };
      }
    }
  },
};

function speaksHttp({ server }: PlacedServer): boolean {
  return isHttp(parseProtocol(server.port.protocol));
}

/** `tls` on an HTTP server says no more than httpsRedirect. */
function isTlsServer(placed: PlacedServer): boolean {
  return placed.server.tls !== undefined && !speaksHttp(placed);
}

/** Equal host texts in two Gateways are Istio's own finding. */
function sameHostElsewhere(a: PlacedServer, b: PlacedServer): boolean {
  return a.gateway !== b.gateway && a.server.hosts.some((host) => b.server.hosts.includes(host));
}
