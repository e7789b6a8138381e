import { MESH_GATEWAY } from '../../mesh/gateways';
import type { Mesh } from '../../mesh/mesh';
import type { Resource } from '../../mesh/resource';
import { boundGateways } from '../../mesh/route-targets';
import { hasAmbient, isAmbient, waypointOf } from '../../mesh/waypoints';
import type { Path } from '../../model/finding';
import { isWildcardHost, toFqdn } from '../../model/host-name';
import type { Rule } from '../rule';

/** Routes or settings that a waypoint does not look for where they lie. */
export const ambientRuleOutsideNamespace: Rule = {
  id: 'ambient-rule-outside-namespace',
  level: 'warning',
  kiali: 'KIA1114',
  summary:
    'A VirtualService or DestinationRule for a Service with a waypoint lies in another namespace than the Service.',
  why: "The rules are the waypoint's, and it serves everybody who calls the Service. Rules of the callers' namespaces, which sidecars would read, are not for it.",
  bad: outsideExample('web'),
  good: outsideExample('shop'),
  *check(mesh) {
    if (!hasAmbient(mesh)) return;
    for (const { object, host, path } of rules(mesh)) {
      if (isWildcardHost(host) || object.namespace === mesh.config.rootNamespace) continue;
      const entry = mesh.registry.find(host, object.namespace);
      if (entry === undefined || entry.resource.kind !== 'Service' || entry.namespace === object.namespace) continue;
      if (!isAmbient(mesh, entry.namespace) || waypointOf(mesh, entry.resource) === undefined) continue;
      yield {
        object,
        path,
        message: `the waypoint of ${host} does not use this ${object.kind}: it lies in ${object.namespace}, the Service in ${entry.namespace}`,
        help: `Move it to ${entry.namespace}.`,
      };
    }
  },
};

function* rules(mesh: Mesh): Iterable<{ object: Resource; host: string; path: Path }> {
  for (const object of mesh.of('VirtualService')) {
    if (!boundGateways(mesh, object).has(MESH_GATEWAY)) continue;
    for (const [index, host] of (object.spec.hosts ?? []).entries()) {
      yield { object, host: toFqdn(host, object.namespace, mesh.config.domain), path: ['spec', 'hosts', index] };
    }
  }
  for (const object of mesh.of('DestinationRule')) {
    yield { object, host: toFqdn(object.spec.host, object.namespace, mesh.config.domain), path: ['spec', 'host'] };
  }
}

function outsideExample(namespace: string): string {
  return `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint } }
---
apiVersion: v1
kind: Service
metadata: { name: products, namespace: shop }
spec: { selector: { app: products }, ports: [{ name: http, port: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: products, namespace: ${namespace} }
spec:
  hosts: [products.shop.svc.cluster.local]
  http: [{ timeout: 5s, route: [{ destination: { host: products.shop.svc.cluster.local } }] }]
`;
}
