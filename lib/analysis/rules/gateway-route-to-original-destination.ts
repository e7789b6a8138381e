import { MESH_GATEWAY } from '../../mesh/gateways';
import type { SpecByKind } from '../../mesh/kinds';
import { routeTargets } from '../../mesh/route-targets';
import type { Rule } from '../rule';

/** A gateway asked to send traffic where the client meant to go. */
export const gatewayRouteToOriginalDestination: Rule = {
  id: 'gateway-route-to-original-destination',
  level: 'error',
  summary: 'A gateway routes to a ServiceEntry with resolution NONE.',
  why: 'NONE means "the address the client dialled", and the client dialled the gateway. istiod gives the gateway an empty list of endpoints instead: every request ends in 503 (UH).',
  bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  location: MESH_EXTERNAL
  resolution: NONE
  ports: [{ number: 443, name: tls, protocol: TLS }]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: egress, namespace: shop }
spec:
  selector: { istio: egressgateway }
  servers: [{ port: { number: 443, name: tls, protocol: TLS }, hosts: [api.example.com], tls: { mode: PASSTHROUGH } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  gateways: [shop/egress]
  tls:
  - match: [{ sniHosts: [api.example.com] }]
    route: [{ destination: { host: api.example.com, port: { number: 443 } } }]
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
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: egress, namespace: shop }
spec:
  selector: { istio: egressgateway }
  servers: [{ port: { number: 443, name: tls, protocol: TLS }, hosts: [api.example.com], tls: { mode: PASSTHROUGH } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  gateways: [shop/egress]
  tls:
  - match: [{ sniHosts: [api.example.com] }]
    route: [{ destination: { host: api.example.com, port: { number: 443 } } }]
`,
  *check(mesh) {
    for (const target of routeTargets(mesh)) {
      const { virtualService, host, gateways, mirror } = target;
      const entry = target.entry?.resource;
      if (entry?.kind !== 'ServiceEntry') continue;
      const { resolution = 'NONE' } = entry.spec as SpecByKind['ServiceEntry'];
      if (resolution !== 'NONE') continue;
      const gateway = [...gateways].find((name) => name !== MESH_GATEWAY);
      if (gateway === undefined || mirror) continue;
      yield {
        object: virtualService,
        path: [...target.path, 'host'],
        message: `Gateway ${gateway} has no endpoint for ${host}: ServiceEntry ${entry.namespace}/${entry.name} leaves the address to the client (resolution NONE), and here the client is the gateway`,
        help: 'Use resolution DNS, STATIC with endpoints, or DYNAMIC_DNS for a wildcard.',
      };
    }
  },
};
