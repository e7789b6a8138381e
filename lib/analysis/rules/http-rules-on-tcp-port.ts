import { isTls } from '../../model/protocol';
import { deadHttpRules } from '../opaque-ports';
import type { Rule } from '../rule';

/** HTTP rules for a port that Istio takes for plain bytes. */
export const httpRulesOnTcpPort: Rule = {
  id: 'http-rules-on-tcp-port',
  level: 'warning',
  summary: 'A VirtualService or HTTPRoute has HTTP rules for a host whose ports are of a protocol other than HTTP.',
  why: "Istio takes the protocol from appProtocol or the port's name. A port named tcp-... is passed on byte by byte: splits, timeouts, retries and matches never take effect.",
  bad: tcpExample('tcp-web'),
  good: tcpExample('http-web'),
  *check(mesh) {
    for (const { object, path, entry, ports } of deadHttpRules(mesh)) {
      const [port] = ports;
      if (port === undefined || ports.some(({ protocol }) => isTls(protocol))) continue;
      yield {
        object,
        path,
        message: `the http rules never take effect for ${entry.host}: its port ${port.number} ("${port.name}") is ${port.protocol} to Istio`,
        help: 'If it speaks HTTP, name the port http-... or set appProtocol: http; else write tcp rules.',
      };
    }
  },
};

function tcpExample(name: string): string {
  return `
apiVersion: v1
kind: Service
metadata: { name: products, namespace: shop }
spec: { selector: { app: products }, ports: [{ name: ${name}, port: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [products.shop.svc.cluster.local]
  http: [{ timeout: 5s, route: [{ destination: { host: products.shop.svc.cluster.local, port: { number: 8080 } } }] }]
`;
}
