import { isTls } from '../../model/protocol';
import { deadHttpRules } from '../opaque-ports';
import type { Rule } from '../rule';

/** HTTP rules for traffic that the application encrypts. */
export const httpRulesOnTlsPort: Rule = {
  id: 'http-rules-on-tls-port',
  level: 'warning',
  summary: 'A VirtualService or HTTPRoute has HTTP rules for a host whose ports are of protocol TLS or HTTPS.',
  why: 'On such a port the application encrypts, and the proxy sees the SNI and nothing else. Timeout, retries, header rules and splits by request never take effect there.',
  bad: tlsExample('{ number: 443, name: tls, protocol: TLS }'),
  good: tlsExample('{ number: 80, name: http, protocol: HTTP }'),
  *check(mesh) {
    for (const { object, path, entry, ports } of deadHttpRules(mesh)) {
      const port = ports.find(({ protocol }) => isTls(protocol));
      if (port === undefined) continue;
      yield {
        object,
        path,
        message: `the http rules never take effect for ${entry.host}: port ${port.number} is ${port.protocol}, which the proxy cannot read`,
        help: 'Write tls rules by sniHosts, or have the proxy originate TLS: a port of protocol HTTP with targetPort 443 and a DestinationRule with tls.',
      };
    }
  },
};

function tlsExample(port: string): string {
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
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  http: [{ timeout: 5s, route: [{ destination: { host: api.example.com } }] }]
`;
}
