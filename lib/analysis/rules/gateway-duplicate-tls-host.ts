import { gatewayServers } from '../../mesh/gateway-servers';
import { splitScopedHost } from '../../model/host-name';
import type { Rule } from '../rule';

/** One TLS host on two servers of one port. */
export const gatewayDuplicateTlsHost: Rule = {
  id: 'gateway-duplicate-tls-host',
  level: 'error',
  summary: 'Two servers of a Gateway have the same host on the same port, and TLS.',
  why: 'Envoy picks the server by the SNI and can have each name once. istiod drops the second server with all of its hosts, routes and certificate.',
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - { port: { number: 443, name: https, protocol: HTTPS }, hosts: [api.example.com], tls: { mode: SIMPLE, credentialName: api-tls } }
  - { port: { number: 443, name: https-2, protocol: HTTPS }, hosts: [api.example.com, www.example.com], tls: { mode: SIMPLE, credentialName: www-tls } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - { port: { number: 443, name: https, protocol: HTTPS }, hosts: [api.example.com], tls: { mode: SIMPLE, credentialName: api-tls } }
  - { port: { number: 443, name: https-2, protocol: HTTPS }, hosts: [www.example.com], tls: { mode: SIMPLE, credentialName: www-tls } }
`,
  *check(mesh) {
    const taken = new Map<string, string>();
    for (const { gateway, server, path } of gatewayServers(mesh)) {
      if (server.tls === undefined) continue;
      const own = new Set<string>();
      for (const [index, text] of server.hosts.entries()) {
        const { host } = splitScopedHost(text);
        const key = `${gateway.index} ${server.port.number} ${server.bind ?? ''} ${host}`;
        const owner = taken.get(key);
        if (owner !== undefined) {
          yield {
            object: gateway,
            path: [...path, 'hosts', index],
            message: `${host} belongs to the server "${owner}" on port ${server.port.number} already: the whole server "${server.port.name}" is dropped`,
            help: 'Put each host on one server, with a certificate that covers it.',
          };
        }
        own.add(key);
      }
      for (const key of own) if (!taken.has(key)) taken.set(key, server.port.name);
    }
  },
};
