import { findGateway } from '../../mesh/gateway-bindings';
import { MESH_GATEWAY, resolveGatewayName } from '../../mesh/gateways';
import { suggestion } from '../../model/suggestion';
import type { Rule } from '../rule';
import { isInternalGateway } from './virtual-service-internal-gateway';

/** A VirtualService bound to a gateway that nobody declares. */
export const virtualServiceUnknownGateway: Rule = {
  id: 'virtual-service-unknown-gateway',
  level: 'error',
  istio: 'IST0101',
  kiali: 'KIA1102',
  summary: 'A VirtualService names a gateway that does not exist.',
  why: 'The routes are bound to nothing: the gateway answers 404 for the host, and nothing says why.',
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [egde]
  http: [{ directResponse: { status: 200 } }]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [edge]
  http: [{ directResponse: { status: 200 } }]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
`,
  *check(mesh) {
    for (const object of mesh.of('VirtualService')) {
      for (const [index, reference] of (object.spec.gateways ?? []).entries()) {
        if (reference === MESH_GATEWAY || isInternalGateway(reference)) continue;
        if (findGateway(mesh, reference, object.namespace) !== undefined) continue;
        const meant = resolveGatewayName(reference, object.namespace);
        const [owner] = meant.split('/');
        const names = mesh
          .of('Gateway')
          .map(({ namespace, name }) =>
            namespace === owner && !reference.includes('/') ? name : `${namespace}/${name}`,
          );
        yield {
          object,
          path: ['spec', 'gateways', index],
          message: `gateway "${reference}" does not exist: there is no Gateway ${meant}, so no gateway serves these routes`,
          help: suggestion(reference, names),
        };
      }
    }
  },
};
