import { type BoundGateway, findGateway } from '../../mesh/gateway-bindings';
import { MESH_GATEWAY, resolveGatewayName } from '../../mesh/gateways';
import { hostsOverlap, splitScopedHost } from '../../model/host-name';
import type { Rule } from '../rule';
import { isInternalGateway } from './virtual-service-internal-gateway';

/** A VirtualService none of whose hosts the gateway it is bound to serves. */
export const virtualServiceHostNotOnGateway: Rule = {
  id: 'virtual-service-host-not-on-gateway',
  level: 'warning',
  istio: 'IST0132',
  summary: 'A VirtualService is bound to a gateway that serves none of its hosts.',
  why: 'The gateway answers 404 for the host: routes reach it only where a server lists the host, for this namespace.',
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [www.example.com] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [edge]
  http: [{ directResponse: { status: 200 } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['*.example.com'] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [edge]
  http: [{ directResponse: { status: 200 } }]
`,
  *check(mesh) {
    for (const object of mesh.of('VirtualService')) {
      const hosts = object.spec.hosts ?? [];
      for (const [index, reference] of (object.spec.gateways ?? []).entries()) {
        if (reference === MESH_GATEWAY || isInternalGateway(reference)) continue;
        const gateway = findGateway(mesh, reference, object.namespace);
        if (gateway !== undefined && mesh.isMalformed(gateway.resource)) continue;
        const served = gateway === undefined ? [] : hostsFor(gateway, object.namespace);
        if (served.some((host) => hosts.some((own) => hostsOverlap(host, own)))) continue;
        const name = resolveGatewayName(reference, object.namespace);
        yield {
          object,
          path: ['spec', 'gateways', index],
          message: `none of the hosts ${hosts.join(', ')} is served by gateway ${name}: it answers 404 for them`,
          help:
            served.length === 0
              ? `Gateway ${name} serves nothing for namespace ${object.namespace}.`
              : `Gateway ${name} serves ${served.join(', ')}: list the host in one of its servers.`,
          // The missing gateway is the cause, and has an error of its own.
          ...(gateway === undefined ? { level: 'info' as const } : {}),
        };
      }
    }
  },
};

/** The hosts a gateway serves for the VirtualServices of a namespace. */
function hostsFor(gateway: BoundGateway, viewer: string): readonly string[] {
  const served: string[] = [];
  for (const written of gateway.hosts) {
    const { namespace = '*', host } = splitScopedHost(written);
    const scope = namespace === '.' ? gateway.resource.namespace : namespace;
    if (scope === '*' || scope === viewer) served.push(host);
  }
  return served;
}
