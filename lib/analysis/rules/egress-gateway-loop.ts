import { MESH_GATEWAY } from '../../mesh/gateways';
import { groupBy } from '../../mesh/indexed';
import { isForSidecarsOnly, type RouteTarget, routeTargets } from '../../mesh/route-targets';
import { hostCovers, toFqdn } from '../../model/host-name';
import type { Rule } from '../rule';

/** The hop to the egress gateway, followed by the gateway itself. */
export const egressGatewayLoop: Rule = {
  id: 'egress-gateway-loop',
  level: 'error',
  summary: 'The rule that leads to an egress gateway also holds at that gateway.',
  why: 'A rule whose match names no gateways holds at all of them. The egress gateway follows it too and sends the request to its own Service, again and again; the rule that leads out is never reached.',
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  gateways: [mesh, shop/egress]
  http:
  - match: [{ port: 80 }]
    route: [{ destination: { host: istio-egressgateway.istio-system.svc.cluster.local, port: { number: 80 } } }]
  - match: [{ gateways: [shop/egress] }]
    route: [{ destination: { host: api.example.com, port: { number: 80 } } }]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: egress, namespace: shop }
spec:
  selector: { istio: egressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [api.example.com] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  gateways: [mesh, shop/egress]
  http:
  - match: [{ gateways: [mesh], port: 80 }]
    route: [{ destination: { host: istio-egressgateway.istio-system.svc.cluster.local, port: { number: 80 } } }]
  - match: [{ gateways: [shop/egress] }]
    route: [{ destination: { host: api.example.com, port: { number: 80 } } }]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: egress, namespace: shop }
spec:
  selector: { istio: egressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [api.example.com] }]
`,
  *check(mesh) {
    const perLayer = groupBy(
      routeTargets(mesh).filter(({ mirror, gateways }) => !mirror && !isForSidecarsOnly(gateways)),
      ({ virtualService, layer }) => `${virtualService.index} ${layer}`,
    );
    for (const targets of perLayer.values()) {
      for (const hop of targets) {
        if (!hop.gateways.has(MESH_GATEWAY) || hop.gateways.size === 1 || leadsOut(hop, mesh.config.domain)) continue;
        const out = targets.find(
          (other) =>
            other.rule > hop.rule &&
            !other.gateways.has(MESH_GATEWAY) &&
            leadsOut(other, mesh.config.domain) &&
            [...other.gateways].every((gateway) => hop.gateways.has(gateway)),
        );
        if (out === undefined) continue;
        const [gateway] = out.gateways;
        yield {
          object: hop.virtualService,
          path: ['spec', hop.layer, hop.rule],
          message: `Gateway ${gateway} follows the rule to ${hop.host} itself and calls itself in circles; the rule to ${out.host} is never reached there`,
          help: 'Add gateways: [mesh] to every match of this rule.',
        };
      }
    }
  },
};

/** Whether a target is the host that the VirtualService is for, and not a hop on the way. */
function leadsOut({ virtualService, host }: RouteTarget, domain: string): boolean {
  return (virtualService.spec.hosts ?? []).some((own) =>
    hostCovers(toFqdn(own, virtualService.namespace, domain), host),
  );
}
