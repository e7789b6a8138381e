import { serversFor, serves } from '../../mesh/gateway-servers';
import { MESH_GATEWAY } from '../../mesh/gateways';
import { boundGateways, followers, isForSidecarsOnly } from '../../mesh/route-targets';
import type { Rule } from '../rule';

const READS = {
  http: 'HTTP requests',
  tls: 'the SNI of TLS that it passes through',
  tcp: 'plain connections',
  none: 'no VirtualService at all (AUTO_PASSTHROUGH)',
} as const;

/** Rules of a kind that no server of the gateway reads. */
export const routeLayerMismatch: Rule = {
  id: 'route-layer-mismatch',
  level: 'error',
  summary: 'The rules of a VirtualService are of a kind that the servers of its gateway do not read.',
  why: 'A server that ends TLS reads `http` rules, one that passes TLS through reads `tls` rules, one for plain connections reads `tcp` rules. Rules of another kind never match; the gateway answers 404 or resets the connection.',
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 443, name: tls, protocol: TLS }, hosts: [api.example.com], tls: { mode: PASSTHROUGH } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  gateways: [shop/edge]
  http: [{ route: [{ destination: { host: api.shop.svc.cluster.local } }] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 443, name: tls, protocol: TLS }, hosts: [api.example.com], tls: { mode: PASSTHROUGH } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  gateways: [shop/edge]
  tls:
  - match: [{ sniHosts: [api.example.com] }]
    route: [{ destination: { host: api.shop.svc.cluster.local } }]
`,
  *check(mesh) {
    for (const object of mesh.of('VirtualService')) {
      const { spec, namespace } = object;
      const bound = boundGateways(mesh, object);
      if (isForSidecarsOnly(bound)) continue;
      const hosts = spec.hosts ?? [];
      for (const layer of ['http', 'tls', 'tcp'] as const) {
        const readers = new Set((spec[layer] ?? []).flatMap((rule) => [...followers(rule.match, bound, namespace)]));
        if (readers.size === 0 || readers.has(MESH_GATEWAY)) continue;
        const perGateway = [...readers].map((gateway) =>
          hosts.flatMap((host) => serversFor(mesh, gateway, host).filter((placed) => serves(placed, host, namespace))),
        );
        const servers = perGateway.flat();
        // An unknown gateway may read them, and one without the host is another problem.
        if (perGateway.some((found) => found.length === 0)) continue;
        if (servers.some((placed) => placed.layer === layer)) continue;
        const [first] = servers;
        yield {
          object,
          path: ['spec', layer],
          message: `no ${layer} rule ever matches: Gateway ${first!.gateway.namespace}/${first!.gateway.name} reads ${READS[first!.layer]} for ${hosts.join(', ')}`,
          help:
            first!.layer === 'tls'
              ? 'Write tls rules by sniHosts, or let the server end TLS (mode SIMPLE).'
              : first!.layer === 'none'
                ? 'Use mode PASSTHROUGH with tls rules.'
                : `Write ${first!.layer} rules, or change protocol and TLS mode of the server.`,
        };
      }
    }
  },
};
