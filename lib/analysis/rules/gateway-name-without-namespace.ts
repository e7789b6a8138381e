import { findGateway } from '../../mesh/gateway-bindings';
import { MESH_GATEWAY } from '../../mesh/gateways';
import type { Rule } from '../rule';

/** A Gateway named without its namespace. */
export const gatewayNameWithoutNamespace: Rule = {
  id: 'gateway-name-without-namespace',
  level: 'info',
  kiali: 'KIA1108',
  summary: 'A VirtualService names a Gateway without its namespace.',
  why: "The short name means a Gateway of the VirtualService's own namespace. Moved to another namespace, the VirtualService loses its gateway without a word.",
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [api.example.com] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [api.example.com]
  gateways: [edge]
  http: [{ route: [{ destination: { host: products.shop.svc.cluster.local } }] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [api.example.com] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: shop }
spec:
  hosts: [api.example.com]
  gateways: [shop/edge]
  http: [{ route: [{ destination: { host: products.shop.svc.cluster.local } }] }]
`,
  *check(mesh) {
    for (const object of mesh.of('VirtualService')) {
      for (const [index, gateway] of (object.spec.gateways ?? []).entries()) {
        // A name with a dot is the old spelling, of which admission speaks.
        if (gateway === MESH_GATEWAY || /[/.]/.test(gateway)) continue;
        // Of a Gateway that is not there at all another rule speaks.
        if (findGateway(mesh, gateway, object.namespace) === undefined) continue;
        yield {
          object,
          path: ['spec', 'gateways', index],
          message: `"${gateway}" means the Gateway of the namespace ${object.namespace}`,
          help: `Write "${object.namespace}/${gateway}".`,
        };
      }
    }
  },
};
