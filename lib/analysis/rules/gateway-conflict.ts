import type { Rule } from '../rule';
import { type Claim, rivals, sharePods } from '../shared-workloads';

/** Two Gateways that open the same port for the same host on the same pods. */
export const gatewayConflict: Rule = {
  id: 'gateway-conflict',
  level: 'error',
  istio: 'IST0145',
  kiali: 'KIA0301',
  summary: 'Two Gateways serve the same host on the same port of the same pods.',
  why:
    'Of two TLS servers for one host Istio keeps the older and drops the other with its routes. Plain HTTP servers are merged, ' +
    'so that each sees the routes of the other: a warning.',
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 443, name: tls, protocol: TLS }, tls: { mode: PASSTHROUGH }, hosts: [shop.example.com] }]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: billing, namespace: billing }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 443, name: tls, protocol: TLS }, tls: { mode: PASSTHROUGH }, hosts: [shop.example.com] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 443, name: tls, protocol: TLS }, tls: { mode: PASSTHROUGH }, hosts: [shop.example.com] }]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: billing, namespace: billing }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 443, name: tls, protocol: TLS }, tls: { mode: PASSTHROUGH }, hosts: [pay.example.com] }]
`,
  *check(mesh) {
    const claims = new Map<string, (Claim & { readonly host: number })[]>();
    for (const gateway of mesh.of('Gateway')) {
      for (const [server, { port, bind = '', hosts = [] }] of (gateway.spec.servers ?? []).entries()) {
        for (const [host, name] of hosts.entries()) {
          if (port === undefined) continue;
          const key = `${port.number} ${bind} ${name}`;
          const same = claims.get(key);
          if (same === undefined) claims.set(key, [{ gateway, server, host }]);
          else same.push({ gateway, server, host });
        }
      }
    }
    for (const competing of claims.values()) {
      for (const [claim, others] of rivals(competing, (a, b) => sharePods(mesh, a, b))) {
        const { port, hosts, tls } = claim.gateway.spec.servers![claim.server]!;
        const { host } = claim as Claim & { readonly host: number };
        const merged = tls === undefined && /^(http|http2|grpc|grpc-web)$/i.test(port.protocol);
        yield {
          object: claim.gateway,
          path: ['spec', 'servers', claim.server, 'hosts', host],
          message: `host "${hosts[host]}" on port ${port.number} is also served by Gateway ${others.map(({ namespace, name }) => `${namespace}/${name}`).join(', ')} on the same pods`,
          help: merged
            ? 'Istio merges them, and each serves the routes of both: keep one Gateway per host.'
            : 'Istio keeps one server and drops the other: keep one Gateway per host.',
          ...(merged ? { level: 'warning' as const } : {}),
        };
      }
    }
  },
};
